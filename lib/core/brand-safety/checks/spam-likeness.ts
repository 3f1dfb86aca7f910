import { modelCheck } from './assessed';

/** Messages that read like spam, and would be sorted out as such. */
export const spamLikeness = modelCheck(
  'brand.spam-likeness',
  'spam',
  (guidelines) => guidelines.spam,
  (assessment) => assessment.spam,
  ({ field }) => field.channel === 'email' || field.channel === 'outreach',
);
