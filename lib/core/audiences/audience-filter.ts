import { z } from 'zod';
import { accountTierSchema } from '../scopes/scope-body';
import { type Segment, segmentSchema } from '../scopes/segment';
import { senioritySchema } from '../scopes/seniority';

const names = z.array(z.string().trim().min(1).max(100)).max(100);

/** Who belongs to an audience. An empty list leaves that property open; together they narrow. */
export const audienceFilterSchema = z.strictObject({
  accountTiers: z.array(accountTierSchema),
  segments: z.array(segmentSchema),
  regions: names,
  languages: names,
  seniorities: z.array(senioritySchema),
  /** Least probability of conversion by the routing score; null leaves it open. */
  minScore: z.number().min(0).max(1).nullable(),
  /** Only those who engaged within so many days; null leaves it open. */
  engagedWithinDays: z.number().int().min(1).max(3650).nullable(),
});
export type AudienceFilter = z.infer<typeof audienceFilterSchema>;

/** The numbers of employees that make a segment: from ≤ n < to; null is open, or not known at all for `unknown`. */
export const employeesOf: Record<Segment, { from: number | null; to: number | null }> = {
  enterprise: { from: 1000, to: null },
  mid_market: { from: 100, to: 1000 },
  small_business: { from: 0, to: 100 },
  unknown: { from: null, to: null },
};
