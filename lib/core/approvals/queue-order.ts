import { unitsOf } from '../shared/micros';
import type { Consequence } from './approval-rules';

const BUCKET_MS = 15 * 60_000;
const HEAVIEST = 999;

/**
 * How much hangs on an answer, 0 to 999: that it can't be taken back weighs most, then money and people, each by its order of magnitude.
 * @param consequence money in micros of the workspace's currency a day, and people reached.
 */
export function weightOf({ addedDailySpendMicros, people }: Consequence, isReversible: boolean): number {
  const magnitude = (value: number) => Math.log10(1 + Math.max(0, value));
  const money = 50 * magnitude(unitsOf(addedDailySpendMicros));
  const reach = 60 * magnitude(people);
  return Math.min(
    HEAVIEST,
    Math.round((isReversible ? 0 : 500) + Math.min(250, money) + Math.min(249, reach)),
  );
}

/**
 * Where a question stands in the queue, as a moment: by the quarter of an hour of its deadline, and within that those on which more hangs
 * first. The order of these moments is the order of the queue.
 */
export function queueAt(deadlineAt: Date, weight: number): Date {
  const bucket = Math.floor(deadlineAt.getTime() / BUCKET_MS) * BUCKET_MS;
  return new Date(bucket + HEAVIEST - weight);
}

/** The same question with another deadline. */
export const requeuedAt = (before: Date, deadlineAt: Date): Date =>
  queueAt(deadlineAt, HEAVIEST - (before.getTime() % BUCKET_MS));
