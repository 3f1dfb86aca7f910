/** How a question to a language model came out. */
export const modelOutcomes = [
  'ok',
  'refused',
  'schema_violation',
  'timeout',
  'too_long',
  'budget_spent',
  'failed',
] as const;
export type ModelOutcome = (typeof modelOutcomes)[number];

export const modelPurposes = ['draft', 'reply', 'evaluation'] as const;
export type ModelPurpose = (typeof modelPurposes)[number];
