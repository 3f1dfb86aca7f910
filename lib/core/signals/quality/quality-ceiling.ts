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
  sentence: string;
};
export type CeilingLimits = { denyBelow: number; askBelow: number; undoBelow: number };
export const statedCeilingLimits: CeilingLimits = { denyBelow: 0.2, askBelow: 0.4, undoBelow: 0.7 };

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
      sentence: `The weakest data behind this has a quality of ${formatShare(quality)}; below ${formatShare(limits.denyBelow)} nothing is done on it.`,
    };
  if (unmeasured || quality === null)
    return {
      level: 'ask',
      denied: false,
      weakest: unmeasured ?? null,
      sentence: 'The quality of data behind this is not known: a person is asked.',
    };
  const said = `The weakest data behind this has a quality of ${formatShare(quality)}`;
  if (quality < limits.askBelow)
    return {
      level: 'ask',
      denied: false,
      weakest,
      sentence: `${said}; below ${formatShare(limits.askBelow)} a person is asked.`,
    };
  if (quality < limits.undoBelow)
    return {
      level: 'act_with_undo',
      denied: false,
      weakest,
      sentence: `${said}; below ${formatShare(limits.undoBelow)} only what can be taken back is done alone.`,
    };
  return { level: 'act', denied: false, weakest, sentence: `${said}: it sets no limit.` };
}
