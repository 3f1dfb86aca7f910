import type { ScoreReason } from '@/lib/core/statistics/routing-score';
import { traitLabel } from '@/lib/core/statistics/traits';

/**
 * What moved a score, in words, by feature name and direction only. Values stay out: they may be personal, and inbound text
 * must not travel into a CRM note, a prompt or the record.
 */
export const scoreReasonTexts = (reasons: readonly ScoreReason[], max: number): string[] =>
  strongReasons(reasons, max).map(
    ({ trait, strength, direction }) => `${trait} speaks ${strength} ${direction} conversion`,
  );

/** The traits that moved a score most, how strongly and in which direction. */
export const strongReasons = (reasons: readonly ScoreReason[], max: number) =>
  reasons
    .filter(({ contribution }) => Math.abs(contribution) >= 0.05)
    .slice(0, max)
    .map(({ feature, contribution }) => {
      const size = Math.abs(contribution);
      return {
        trait: traitLabel(feature),
        strength: size > 0.8 ? 'strongly' : size > 0.3 ? 'clearly' : 'slightly',
        direction: contribution > 0 ? 'for' : 'against',
      };
    });
