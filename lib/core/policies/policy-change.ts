/** The parts of a workspace's policy, each with its own schema, its own words and its own screen. */
export const policySections = [
  'limits',
  'reach',
  'contact',
  'brand',
  'oversight',
  'escalation',
  'approvals',
  'breakers',
  'monitoring',
] as const;
export type PolicySection = (typeof policySections)[number];

/**
 * One difference between two versions, in plain words. What could let an agent do more is `widens`; where that cannot be told,
 * it counts as widening.
 */
export type PolicyChange = {
  section: PolicySection;
  field: string;
  direction: 'widens' | 'narrows' | 'neutral';
  sentence: string;
};
