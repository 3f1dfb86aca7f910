import { z } from 'zod';

/**
 * What a holdout shows of acting against leaving alone. `collecting`: its interval holds zero, and it has not met as many as it was planned
 * for; `undecided`: it has. `not_valid`: its arms are not as drawn.
 */
export const evidences = ['collecting', 'undecided', 'positive', 'negative', 'not_valid'] as const;
export const evidenceSchema = z.enum(evidences);
export type Evidence = z.infer<typeof evidenceSchema>;
export const evidenceTitles: Record<Evidence, string> = {
  collecting: 'collecting',
  undecided: 'no difference found',
  positive: 'worth it',
  negative: 'costs more than it brings',
  not_valid: 'arms are not as drawn',
};

/** Of an agent, by all its holdouts. `none`: none that is to be believed has run. */
export const standingEvidences = ['none', 'collecting', 'undecided', 'positive', 'negative'] as const;
export const standingEvidenceSchema = z.enum(standingEvidences);
export type StandingEvidence = z.infer<typeof standingEvidenceSchema>;

export const isDecisive = (evidence: Evidence): boolean =>
  evidence === 'positive' || evidence === 'negative' || evidence === 'undecided';

/**
 * Which of an agent's holdouts, the newest first, speaks for it: the newest that came to an answer. So a bad answer is not got rid of by
 * beginning another holdout, only by one that shows otherwise. @returns null where none has answered and none is running.
 */
export function speakingHoldout<H extends { evidence: Evidence; isRunning: boolean }>(
  holdouts: readonly H[],
): H | null {
  return (
    holdouts.find(({ evidence }) => isDecisive(evidence)) ??
    holdouts.find(({ evidence, isRunning }) => isRunning && evidence === 'collecting') ??
    null
  );
}

export const standingOfEvidence = (speaking: { evidence: Evidence } | null): StandingEvidence =>
  speaking === null || speaking.evidence === 'not_valid' ? 'none' : speaking.evidence;

/** So long after it was raised a level above “ask” holds on trust; then a holdout has to have run. */
export const DAYS_ON_TRUST = 90;
