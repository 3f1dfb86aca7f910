import type { z } from 'zod';
import { policyBodySchema } from '../gate/policy-body';

/** The thresholds of a policy: everything in it that is no section of its own. */
export const policyLimitsSchema = policyBodySchema.pick({
  firstDecisionsToReview: true,
  askAboveRelativeChange: true,
  askAboveAddedDailySpendMicros: true,
  roasFloor: true,
  roasMinSpendMicros: true,
  roasWindowDays: true,
  askBelowConfidence: true,
  askBelowSignalQuality: true,
  refuseBelowSignalQuality: true,
  undoBelowSignalQuality: true,
  approvalDeadlineMinutes: true,
  handoffReviewDays: true,
  exploreShare: true,
});
export type PolicyLimits = z.infer<typeof policyLimitsSchema>;
export type LimitField = keyof PolicyLimits;

/** No setting goes below this many judged outcomes of each agent version. */
export const LEAST_FIRST_DECISIONS = 10;
