import type { ScoreReason } from '@/lib/core/statistics/routing-score';
import { traitLabel } from '@/lib/core/statistics/traits';

/**
 * What moved a score, in words, by feature name and direction only. Values stay out: they may be personal, and inbound text
 * must not travel into a CRM note, a prompt or the record.
 */
export function scoreReasonTexts(reasons: readonly ScoreReason[], max: number): string[] {
  return reasons
    .filter(({ contribution }) => Math.abs(contribution) >= 0.05)
    .slice(0, max)
    .map(({ feature, contribution }) => {
      const size = Math.abs(contribution);
      const strength = size > 0.8 ? 'strongly' : size > 0.3 ? 'clearly' : 'slightly';
      return `${traitLabel(feature)} speaks ${strength} ${contribution > 0 ? 'for' : 'against'} conversion`;
    });
}
