import { z } from 'zod';
import { approvalRulesSchema, defaultApprovalRules } from '../approvals/approval-rules';
import { defaultBrandGuidelines } from '../brand-safety/default-guidelines';
import { brandGuidelinesSchema } from '../brand-safety/guidelines';
import { contactRulesSchema, defaultContactRules } from '../contactability/contact-rules';
import { MOST_EXPLORED_SHARE } from '../learning/exploration';
import { defaultMonitoringRules, monitoringRulesSchema } from '../monitoring/monitoring-rules';
import { defaultEscalation, escalationSchema } from '../oversight/escalation';
import { defaultOversightMatrix, oversightMatrixSchema } from '../oversight/oversight-matrix';
import { breakerLimitsSchema, defaultBreakerLimits } from '../pauses/breakers';
import { defaultReachLimits, reachLimitsSchema } from '../reach/reach-limits';
import { microsText } from '../shared/micros';
import { statedCeilingLimits } from '../signals/quality/quality-ceiling';

/** Limits and requirements of the whole workspace: one versioned body, all its sections. */
export const policyBodySchema = z.strictObject({
  /** The first decisions of each agent version whose outcome a person reviews; design, section 12: 50, never fewer than 10. */
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
  /** On signals of a lower quality than this nothing is done, whoever approves it. */
  refuseBelowSignalQuality: z.number().min(0).max(1),
  /** On signals of a lower quality than this only what can be taken back is done alone. */
  undoBelowSignalQuality: z.number().min(0).max(1),
  /** Minutes a reviewer has before the next in line is asked; the same again before the approval expires. */
  approvalDeadlineMinutes: z.number().int().min(1).max(20160),
  /** What one agent hands to another asks for this many days after the first handoff between the two. */
  handoffReviewDays: z.number().int().min(0).max(365),
  /** Share of an agent's choices that may try something else than what looks best, to learn from it. 0: none. */
  exploreShare: z.number().min(0).max(MOST_EXPLORED_SHARE),
  reach: reachLimitsSchema,
  contact: contactRulesSchema,
  brand: brandGuidelinesSchema,
  oversight: oversightMatrixSchema,
  escalation: escalationSchema,
  approvals: approvalRulesSchema,
  breakers: breakerLimitsSchema,
  monitoring: monitoringRulesSchema,
});
export type PolicyBody = z.infer<typeof policyBodySchema>;

/** Sections that versions written before they existed do not have, as they held then. */
export const defaultPolicySections = {
  handoffReviewDays: 30,
  exploreShare: 0,
  refuseBelowSignalQuality: statedCeilingLimits.denyBelow,
  undoBelowSignalQuality: statedCeilingLimits.undoBelow,
  reach: defaultReachLimits,
  contact: defaultContactRules,
  brand: defaultBrandGuidelines,
  oversight: defaultOversightMatrix,
  escalation: defaultEscalation,
  approvals: defaultApprovalRules,
  breakers: defaultBreakerLimits,
  monitoring: defaultMonitoringRules,
} as const satisfies Partial<PolicyBody>;

/** A policy as stored: versions older than a section read as if its default had been written. New versions state everything. */
export const storedPolicyBodySchema = z.preprocess(
  (stored) =>
    typeof stored === 'object' && stored !== null ? { ...defaultPolicySections, ...stored } : stored,
  policyBodySchema,
);
