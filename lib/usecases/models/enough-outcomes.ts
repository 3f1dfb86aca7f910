import { AppError } from '@/lib/core/shared/app-error';

/** @throws AppError `conflict` when there are too few outcomes to learn from. */
export function requireEnoughOutcomes(labelled: readonly { converted: boolean }[]): void {
  const converted = labelled.filter((row) => row.converted).length;
  if (converted < 10 || labelled.length - converted < 10)
    throw new AppError('conflict', {
      detail: `Learning needs at least 10 contacts that converted and 10 that did not; there are ${converted} and ${labelled.length - converted}.`,
      remedy: 'Import past outcomes first.',
    });
}
