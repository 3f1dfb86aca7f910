/** How fast and how evenly somebody acted. Null where there is too little to tell. */
export type Pace = {
  /** Most events in any one minute. */
  eventsPerMinute: number | null;
  /** Standard deviation of the gaps between events over their mean: people are near or above 1, a timer near 0. */
  unevenness: number | null;
  /** Times that two different places were opened closer together than any person can. */
  impossibleSteps: number;
};

const leastGaps = 5;
const minuteMs = 60_000;
/** Nobody reads one page and opens another by hand in less. */
const fastestStepMs = 250;

/** The pace of one visitor’s events (instants in epoch ms, in any order); `place` tells pages apart, null is none. */
export function paceOf(events: readonly { atMs: number; place: string | null }[]): Pace {
  const sorted = [...events].sort((a, b) => a.atMs - b.atMs);
  const gaps = sorted.slice(1).map((event, i) => event.atMs - (sorted[i]?.atMs ?? event.atMs));
  const impossibleSteps = sorted.slice(1).filter((event, i) => {
    const before = sorted[i];
    return (
      before !== undefined &&
      event.place !== null &&
      before.place !== null &&
      event.place !== before.place &&
      event.atMs - before.atMs < fastestStepMs
    );
  }).length;
  return {
    eventsPerMinute: sorted.length < 2 ? null : mostInAMinute(sorted.map(({ atMs }) => atMs)),
    unevenness: gaps.length < leastGaps ? null : unevennessOf(gaps),
    impossibleSteps,
  };
}

function mostInAMinute(instants: readonly number[]): number {
  let [most, first] = [0, 0];
  instants.forEach((atMs, i) => {
    while ((instants[first] ?? atMs) <= atMs - minuteMs) first++;
    most = Math.max(most, i - first + 1);
  });
  return most;
}

function unevennessOf(gaps: readonly number[]): number {
  const mean = gaps.reduce((a, b) => a + b, 0) / gaps.length;
  if (mean === 0) return 0;
  const variance = gaps.reduce((sum, gap) => sum + (gap - mean) ** 2, 0) / gaps.length;
  return Math.sqrt(variance) / mean;
}
