import type { ItemResult } from '@/lib/contracts/signals';
import type { Reading } from '@/lib/core/signals/formats/reading';
import { type CheckedItem, rejected } from '../signals/check-items';

/** A source's clock may be ahead of ours by this much. */
const CLOCK_SKEW_MS = 5 * 60_000;

/** Sorts what was read into signals and refusals that name item and field. */
export function checkReadings(
  readings: readonly Reading[],
  at: Date,
): { good: CheckedItem[]; bad: ItemResult[] } {
  const latest = at.getTime() + CLOCK_SKEW_MS;
  const good: CheckedItem[] = [];
  const bad: ItemResult[] = [];
  for (const reading of readings) {
    if ('errors' in reading) bad.push({ index: reading.index, status: 'rejected', errors: reading.errors });
    else if (Date.parse(reading.input.occurredAt) > latest)
      bad.push(
        rejected(reading.index, 'occurredAt', 'lies in the future: set the clock of the sender right'),
      );
    else good.push(reading);
  }
  return { good, bad };
}
