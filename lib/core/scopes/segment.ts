import { z } from 'zod';

/** Size classes of accounts, after the usual split of B2B markets by head count. */
export const segments = ['enterprise', 'mid_market', 'small_business', 'unknown'] as const;
export const segmentSchema = z.enum(segments);
export type Segment = z.infer<typeof segmentSchema>;

export const segmentTitles: Record<Segment, string> = {
  enterprise: 'enterprise (1,000 people and more)',
  mid_market: 'mid-market (100 to 999 people)',
  small_business: 'small business (under 100 people)',
  unknown: 'of unknown size',
};

/** The segment of an account by its number of employees; null is an account, or no account, of unknown size. */
export function segmentOf(employees: number | null): Segment {
  if (employees === null) return 'unknown';
  if (employees >= 1000) return 'enterprise';
  return employees >= 100 ? 'mid_market' : 'small_business';
}
