import { z } from 'zod';
import { microsText } from '../shared/micros';

/** What a campaign did on one day, as its platform reported it. Money is micros as text. */
export const campaignDaySchema = z.strictObject({
  day: z.iso.date(),
  spendMicros: microsText,
  revenueMicros: microsText,
  clicks: z.number().int(),
  conversions: z.number().int(),
  impressions: z.number().int(),
  /** Days after it that it was reported on last; conversions may still be missing. Absent where it is final. */
  reportedAfterDays: z.number().int().min(0).optional(),
});
export type CampaignDay = z.infer<typeof campaignDaySchema>;

/** The day a number of days earlier or later: ISO dates in and out, no time zone involved. */
export function addDays(day: string, days: number): string {
  return new Date(Date.parse(`${day}T00:00:00Z`) + days * 86_400_000).toISOString().slice(0, 10);
}

/** Complete days before `today`, at most `windowDays` back, oldest first. */
export function daysInWindow<D extends { day: string }>(
  days: readonly D[],
  today: string,
  windowDays: number,
): D[] {
  const first = addDays(today, -windowDays);
  return days.filter(({ day }) => day >= first && day < today).sort((a, b) => (a.day < b.day ? -1 : 1));
}
