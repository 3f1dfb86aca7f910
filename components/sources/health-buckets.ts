import { formatDate, formatTime } from '@/lib/client/format';
import type { SourceDetail } from '@/lib/contracts/sources';

const HOUR_MS = 3_600_000;
const HOURS = 24;
const DAYS = 7;

export type HealthBucket = {
  /** What stands on the axis: `14:00`, or `23 Nov`. */
  label: string;
  accepted: number;
  heldBack: number;
  refused: number;
  /** 0–1, the mean of what was taken; null where nothing was. */
  quality: number | null;
};

/** The last 24 hours or 7 days of a source, oldest first, with the hours in which nothing came. */
export function bucketHours(
  hours: SourceDetail['hours'],
  { unit, nowMs, timeZone }: { unit: 'hour' | 'day'; nowMs: number; timeZone: string },
): HealthBucket[] {
  const isDay = unit === 'day';
  const labelOf = (at: number) =>
    isDay ? formatDate(at, timeZone).replace(/ \d{4}$/, '') : formatTime(at, timeZone);
  const thisHour = Math.floor(nowMs / HOUR_MS) * HOUR_MS;
  const [count, stepMs] = isDay ? [DAYS, 24 * HOUR_MS] : [HOURS, HOUR_MS];
  const starts = Array.from({ length: count }, (_, index) => thisHour - (count - 1 - index) * stepMs);
  const from = isDay ? Number.NEGATIVE_INFINITY : (starts[0] ?? thisHour);
  const sums = new Map(
    starts.map((at) => [labelOf(at), { accepted: 0, heldBack: 0, refused: 0, qualitySum: 0 }]),
  );
  for (const { hour, accepted, quarantined, refused, rejected, quality } of hours) {
    const at = Date.parse(hour);
    const sum = at >= from ? sums.get(labelOf(at)) : undefined;
    if (!sum) continue;
    sum.accepted += accepted;
    sum.heldBack += quarantined;
    sum.refused += refused + rejected;
    sum.qualitySum += (quality ?? 0) * accepted;
  }
  return [...sums].map(([label, { qualitySum, ...sum }]) => ({
    label,
    ...sum,
    quality: sum.accepted > 0 ? qualitySum / sum.accepted : null,
  }));
}
