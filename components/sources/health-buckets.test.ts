import { describe, expect, it } from 'vitest';
import { bucketHours } from './health-buckets';

const hour = (at: string, counts: Partial<Parameters<typeof bucketHours>[0][number]> = {}) => ({
  hour: at,
  accepted: 0,
  duplicates: 0,
  rejected: 0,
  quarantined: 0,
  refused: 0,
  violations: 0,
  quality: null,
  ...counts,
});
const nowMs = Date.parse('2026-11-30T10:28:00Z');

describe('bucketHours', () => {
  it('shows the last 24 hours, the empty ones too, and leaves the same hour of yesterday out', () => {
    const buckets = bucketHours(
      [
        hour('2026-11-29T10:00:00.000Z', { accepted: 99 }),
        hour('2026-11-30T10:00:00.000Z', {
          accepted: 3,
          quarantined: 2,
          rejected: 1,
          refused: 4,
          quality: 0.5,
        }),
      ],
      { unit: 'hour', nowMs, timeZone: 'UTC' },
    );
    expect(buckets).toHaveLength(24);
    expect(buckets[0]).toMatchObject({ label: '11:00', accepted: 0, quality: null });
    expect(buckets.at(-1)).toEqual({ label: '10:00', accepted: 3, heldBack: 2, refused: 5, quality: 0.5 });
    expect(buckets.reduce((sum, { accepted }) => sum + accepted, 0)).toBe(3);
  });

  it('sums days as they are in the time zone, the quality weighed by what was taken', () => {
    const buckets = bucketHours(
      [
        hour('2026-11-29T22:00:00.000Z', { accepted: 1, quality: 0.9 }),
        hour('2026-11-29T23:00:00.000Z', { accepted: 1, quality: 1 }),
        hour('2026-11-30T09:00:00.000Z', { accepted: 3, quality: 0.6 }),
      ],
      { unit: 'day', nowMs, timeZone: 'Europe/Berlin' },
    );
    expect(buckets.map(({ label, accepted }) => [label, accepted]).slice(-2)).toEqual([
      ['29 Nov', 1],
      ['30 Nov', 4],
    ]);
    expect(buckets).toHaveLength(7);
    expect(buckets.at(-1)?.quality).toBeCloseTo(0.7);
  });
});
