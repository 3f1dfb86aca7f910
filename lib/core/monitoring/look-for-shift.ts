import type { AlarmPoint } from './alarm';
import type { Baseline } from './drift/baseline';
import { type Counts, shareOf, totalOf } from './drift/counts';
import { type DriftLook, type DriftSettings, lookForDrift } from './drift/watch-drift';

export type CountedDay = { at: Date; counts: Counts };
export type FoundShift = DriftLook & {
  /** The day since which it is most likely. */
  sinceAt: Date;
  /** As the surprise of an anomaly: a power of ten. */
  strength: number;
  points: AlarmPoint[];
};

/** Half the width of the band in which all but one in a hundred days lie by chance. */
const BAND_DEVIATIONS = 2.576;

/** Drift of what was counted on these days against a baseline, with what is drawn of it; null where there is none or none can be told. */
export function lookForShift(
  baseline: Baseline,
  days: readonly CountedDay[],
  settings: DriftSettings,
): FoundShift | null {
  const look = lookForDrift(
    baseline,
    days.map(({ counts }) => counts),
    settings,
  );
  const since = look ? days[look.since] : undefined;
  if (!look?.fires || !since) return null;
  return {
    ...look,
    sinceAt: since.at,
    strength: look.lnEvidence / Math.LN10,
    points: days.map(({ at, counts }) => drawn(at, counts, baseline, look)),
  };
}

function drawn(at: Date, counts: Counts, { dispersion }: Baseline, look: DriftLook): AlarmPoint {
  const count = totalOf(counts);
  const share = look.expectedShare;
  const width = count === 0 ? 0 : BAND_DEVIATIONS * Math.sqrt((share * (1 - share) * dispersion) / count);
  return {
    at: at.toISOString(),
    seen: count === 0 ? null : shareOf(counts, look.outcome),
    expected: share,
    low: count === 0 ? null : Math.max(0, share - width),
    high: count === 0 ? null : Math.min(1, share + width),
  };
}
