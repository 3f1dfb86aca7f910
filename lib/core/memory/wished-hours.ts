import { type HourBand, hourBands, hoursOfBand } from './hour-bands';
import { currentFacts, type Observation } from './merge-facts';

/** The hours at which somebody asked to be contacted, and not to be, by their clock; null where they asked for none. */
export type WishedHours = { best: ReadonlySet<number> | null; none: ReadonlySet<number> };

/**
 * What somebody asked for, as they or a person of ours said it; what an agent worked out from when they read is in the pattern already.
 * Null where they asked for nothing.
 */
export function wishedHours(observations: readonly Observation[], at: Date): WishedHours | null {
  let best: HourBand | null = null;
  const none: HourBand[] = [];
  for (const { fact, from, isStale } of currentFacts(observations, at)) {
    if (isStale || from.origin === 'agent') continue;
    if (fact.type === 'best_hours') best = fact.value.band;
    if (fact.type === 'no_contact_hours') none.push(fact.value.band);
  }
  if (best === null && none.length === 0) return null;
  return { best: best === null ? null : hoursIn([best]), none: hoursIn(none) };
}

const hoursIn = (wanted: readonly HourBand[]): ReadonlySet<number> =>
  new Set(
    hourBands.flatMap((band) => {
      if (!wanted.includes(band)) return [];
      const [from, to] = hoursOfBand[band];
      const length = (to - from + 24) % 24;
      return Array.from({ length }, (_, i) => (from + i) % 24);
    }),
  );
