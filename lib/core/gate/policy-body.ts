import { z } from 'zod';
import { microsText } from '../shared/micros';

/** Limits and requirements of the whole workspace. */
export const policyBodySchema = z.strictObject({
  /** The first decisions of each agent version that a person reviews. */
  firstDecisionsToReview: z.number().int().min(0).max(1000),
  /** A change of budget or bid above this share of its present value asks. */
  askAboveRelativeChange: z.number().min(0).max(10),
  /** An added daily spend above this asks. */
  askAboveAddedDailySpendMicros: microsText,
  /** Return on ad spend below this asks, and spend is paused. */
  roasFloor: z.number().min(0),
  /** Spend over the last days that is needed before the floor speaks. */
  roasMinSpendMicros: microsText,
  roasWindowDays: z.number().int().min(1).max(90),
  /** Proposals less confident than this ask. */
  askBelowConfidence: z.number().min(0).max(1),
  /** Signals of a lower quality than this make their decisions ask. */
  askBelowSignalQuality: z.number().min(0).max(1),
  /** Minutes a reviewer has before the next in line is asked; the same again before the approval expires. */
  approvalDeadlineMinutes: z.number().int().min(1).max(20160),
});
export type PolicyBody = z.infer<typeof policyBodySchema>;
