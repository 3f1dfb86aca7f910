import type { AutonomyLevel } from '../../autonomy/level';
import { formatShare } from '../../shared/format-figures';

/** What a decision rests on. A quality that was never measured is null. */
export type MaterialInput = { name: string; quality: number | null };
export type QualityCeiling = {
  /** How far an agent may go at most by a decision that rests on this. */
  level: AutonomyLevel;
  /** Whether nothing may come of it at all, not even by a person’s approval. */
  denied: boolean;
  /** The input that sets the ceiling; null where there is none. */
  weakest: MaterialInput | null;
  /** The limit that its quality is below; null where it is below none, or not known. */
  limit: number | null;
  sentence: string;
};
export type CeilingLimits = { denyBelow: number; askBelow: number; undoBelow: number };
/** Stated, not measured. Fresh word of a source that nobody knows, about somebody new, is above all of them: only poor data is held. */
export const statedCeilingLimits: CeilingLimits = { denyBelow: 0.2, askBelow: 0.4, undoBelow: 0.5 };

/**
 * How much authority data of this quality can carry. The weakest material input counts: good data beside it doesn't make up for
 * it. What was never measured, or is not there, makes a person decide.
 */
export function qualityCeiling(
  inputs: readonly MaterialInput[],
  limits: CeilingLimits = statedCeilingLimits,
): QualityCeiling {
  const measured = inputs.filter((input) => input.quality !== null && !Number.isNaN(input.quality));
  const unmeasured = inputs.find((input) => !measured.includes(input));
  const weakest = measured.reduce<MaterialInput | null>(
    (worst, input) => (worst === null || (input.quality ?? 0) < (worst.quality ?? 0) ? input : worst),
    null,
  );
  const quality = weakest?.quality ?? null;
  if (quality !== null && quality < limits.denyBelow)
    return {
      level: 'suggest',
      denied: true,
      weakest,
      limit: limits.denyBelow,
      sentence: `The weakest data behind this has a quality of ${formatShare(quality)}; below ${formatShare(limits.denyBelow)} nothing is done on it.`,
    };
  if (unmeasured || quality === null)
    return {
      level: 'ask',
      denied: false,
      weakest: unmeasured ?? null,
      limit: null,
      sentence: 'The quality of data behind this is not known: a person is asked.',
    };
  const said = `The weakest data behind this has a quality of ${formatShare(quality)}`;
  if (quality < limits.askBelow)
    return {
      level: 'ask',
      denied: false,
      weakest,
      limit: limits.askBelow,
      sentence: `${said}; below ${formatShare(limits.askBelow)} a person is asked.`,
    };
  if (quality < limits.undoBelow)
    return {
      level: 'act_with_undo',
      denied: false,
      weakest,
      limit: limits.undoBelow,
      sentence: `${said}; below ${formatShare(limits.undoBelow)} only what can be taken back is done alone.`,
    };
  return { level: 'act', denied: false, weakest, limit: null, sentence: `${said}: it sets no limit.` };
}
