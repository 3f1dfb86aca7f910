import { modelCheck } from './assessed';

/** Content that insults or degrades. */
export const toxicity = modelCheck(
  'brand.toxicity',
  'an insult',
  (guidelines) => guidelines.toxicity,
  (assessment) => assessment.toxicity,
  () => true,
);
