import { formatDateTime } from '@/lib/client/format';
import type { ChangeBudgetOutcome } from '@/lib/contracts/budgets';

/** What became of a change that was asked for, for a notice. */
export function outcomeSentence({ status, effectiveAt }: ChangeBudgetOutcome, timeZone: string): string {
  if (status === 'active') return 'The change is in force';
  return effectiveAt
    ? `It takes effect on ${formatDateTime(effectiveAt, timeZone)} unless somebody rejects it`
    : 'It waits for a second person';
}
