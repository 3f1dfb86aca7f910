/** Silence after which the engine counts as standing still: three beats missed. */
export const SILENCE_MS = 3 * 60_000;

export type EnginePulse = {
  state: 'working' | 'starting' | 'standing_still';
  /** The last sign of life; null before the first. */
  lastBeatAt: Date | null;
  /** Since when it stands still; null when it does not. */
  since: Date | null;
};

/**
 * How the workflow engine is, by its signs of life. What was silent while nobody was there to hear it is not held against it: the
 * silence counts from the start of the process that asks.
 */
export function enginePulse(facts: { lastBeatAt: Date | null; startedAt: Date; now: Date }): EnginePulse {
  const { lastBeatAt, startedAt, now } = facts;
  const heardSince = lastBeatAt !== null && lastBeatAt >= startedAt ? lastBeatAt : startedAt;
  if (now.getTime() - heardSince.getTime() >= SILENCE_MS)
    return { state: 'standing_still', lastBeatAt, since: lastBeatAt ?? startedAt };
  const isHeard = lastBeatAt !== null && now.getTime() - lastBeatAt.getTime() < SILENCE_MS;
  return { state: isHeard ? 'working' : 'starting', lastBeatAt, since: null };
}
