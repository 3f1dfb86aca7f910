import { defaultPolicySections, type PolicyBody } from '@/lib/core/gate/policy-body';
import { microsOf } from '@/lib/core/shared/micros';

/** The policy the sample workspace begins with. */
export const samplePolicy: PolicyBody = {
  ...defaultPolicySections,
  brand: { ...defaultPolicySections.brand, languages: ['en', 'de'] },
  firstDecisionsToReview: 50,
  askAboveRelativeChange: 0.1,
  askAboveAddedDailySpendMicros: String(microsOf(50)),
  roasFloor: 1,
  roasMinSpendMicros: String(microsOf(300)),
  roasWindowDays: 7,
  askBelowConfidence: 0.8,
  askBelowSignalQuality: 0.4,
  approvalDeadlineMinutes: 24 * 60,
};
