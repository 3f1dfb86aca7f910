import { formatAmount } from '../shared/format-figures';
import type { BudgetPacing } from './budget-fact';

/** What of a budget can be changed; its subject and period stay what they are. */
export type BudgetTerms = { capMicros: bigint; pacing: BudgetPacing; isArchived: boolean };
export type BudgetTermsChange = {
  field: 'cap' | 'pacing' | 'archive';
  direction: 'widens' | 'narrows';
  sentence: string;
};

/**
 * What changes from one set of terms to another, in plain words. More money, a free pace, or no cap at all could let agents do more
 * and shows as `widens`. `currency` is for the sentences only.
 */
export function diffBudget(from: BudgetTerms, to: BudgetTerms, currency: string | null): BudgetTermsChange[] {
  if (to.isArchived && !from.isArchived)
    return [
      {
        field: 'archive',
        direction: 'widens',
        sentence: `Takes the cap of ${formatAmount(from.capMicros, currency)} away.`,
      },
    ];
  const changes: BudgetTermsChange[] = [];
  if (from.capMicros !== to.capMicros)
    changes.push({
      field: 'cap',
      direction: to.capMicros > from.capMicros ? 'widens' : 'narrows',
      sentence: `${to.capMicros > from.capMicros ? 'Raises' : 'Lowers'} the cap from ${formatAmount(from.capMicros, currency)} to ${formatAmount(to.capMicros, currency)}.`,
    });
  if (from.pacing !== to.pacing)
    changes.push(
      to.pacing === 'none'
        ? {
            field: 'pacing',
            direction: 'widens',
            sentence: 'No longer asks when spend runs ahead of its days.',
          }
        : { field: 'pacing', direction: 'narrows', sentence: 'Asks when spend runs ahead of its days.' },
    );
  return changes;
}

/** Whether any part of a change could let agents do more: then the whole of it waits for a second person. */
export const widensBudget = (changes: readonly BudgetTermsChange[]): boolean =>
  changes.some(({ direction }) => direction === 'widens');
