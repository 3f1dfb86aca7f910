import type { OutsideState } from '@/lib/core/actions/catalogue';

/** What a campaign in this state may spend in a day, in micros; 0 for what is not a campaign or does not run. */
export function dailySpendOf(state: OutsideState | null): bigint {
  if (
    !state ||
    state.status === 'paused' ||
    state.dailyBudgetMicros === undefined ||
    state.dailyBudgetMicros === null
  )
    return 0n;
  return BigInt(String(state.dailyBudgetMicros));
}
