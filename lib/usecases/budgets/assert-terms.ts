import type { BudgetTerms } from '@/lib/core/budgets/budget-change';
import type { BudgetPeriod } from '@/lib/core/budgets/window';
import { AppError, type InvalidParam } from '@/lib/core/shared/app-error';

/** A trillion units: what is bound is counted for every day of a window and must stay a number the database can hold. */
const HIGHEST_CAP_MICROS = 10n ** 18n;

/** @throws AppError `invalid_request` naming each field that can't be so. */
export function assertTerms(terms: Pick<BudgetTerms, 'capMicros' | 'pacing'>, period: BudgetPeriod): void {
  const invalidParams: InvalidParam[] = [];
  if (terms.capMicros < 0n)
    invalidParams.push({ in: 'body', name: 'capMicros', reason: 'must be 0 or more' });
  if (terms.capMicros > HIGHEST_CAP_MICROS)
    invalidParams.push({ in: 'body', name: 'capMicros', reason: 'must be at most a trillion' });
  if (period === 'day' && terms.pacing === 'even')
    invalidParams.push({
      in: 'body',
      name: 'pacing',
      reason: 'must be none for a budget per day: one day has nothing to spread over',
    });
  if (invalidParams.length > 0)
    throw new AppError('invalid_request', {
      detail: invalidParams.map(({ name, reason }) => `${name} ${reason}.`).join(' '),
      remedy: 'Correct the fields named and send the request again.',
      invalidParams,
    });
}
