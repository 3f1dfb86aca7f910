/** NAB's scoring of one file, after Lavin & Ahmad, “Evaluating Real-time Anomaly Detection Algorithms”, ICMLA 2015. */
export type Window = { from: number; to: number };
export type Profile = { tpWeight: number; fpWeight: number; fnWeight: number };

/** The first points are for learning: 15 % of the file, 750 of a long one. */
export const probationOf = (length: number): number => Math.min(Math.floor(0.15 * length), 750);

const scaledSigmoid = (position: number): number =>
  position > 3 ? -1 : 2 / (1 + Math.exp(5 * position)) - 1;
const BEST = scaledSigmoid(-1);

/** What a detection at each point of a file would be worth, and in which window it lies (−1: in none). */
export function worthOfPoints(
  length: number,
  windows: readonly Window[],
  { tpWeight, fpWeight }: Profile,
): { worth: Float64Array; window: Int32Array } {
  const worth = new Float64Array(length);
  const window = new Int32Array(length).fill(-1);
  let next = 0;
  let last: Window | null = null;
  for (let i = 0; i < length; i++) {
    const current = windows[next];
    if (current && i >= current.from && i <= current.to) {
      const width = current.to - current.from + 1;
      worth[i] = (scaledSigmoid(-(current.to - i + 1) / width) * tpWeight) / BEST;
      window[i] = next;
      if (i === current.to) {
        last = current;
        next += 1;
      }
    } else {
      worth[i] = last === null ? -fpWeight : scaledSigmoid((i - last.to) / (last.to - last.from)) * fpWeight;
    }
  }
  return { worth, window };
}

/** One file as a detector judged it: how sure it is of each point; what it is not to be asked about is 0. */
export type Judged = {
  scores: Float64Array;
  worth: Float64Array;
  windowOf: Int32Array;
  windows: readonly Window[];
};

/** The raw score of one file at one threshold: the best detection of each window counts, each false one costs. */
function rawScore({ scores, worth, windowOf, windows }: Judged, threshold: number, fnWeight: number): number {
  const best = windows.map(() => -fnWeight);
  let wrong = 0;
  for (let i = probationOf(scores.length); i < scores.length; i++) {
    if ((scores[i] ?? 0) < threshold) continue;
    const inside = windowOf[i] ?? -1;
    if (inside < 0) wrong += worth[i] ?? 0;
    else best[inside] = Math.max(best[inside] ?? 0, worth[i] ?? 0);
  }
  return best.reduce((sum, value) => sum + value, wrong);
}

/** 0 is a detector that says nothing, 100 one that is perfect. */
export function normalisedScore(
  files: readonly Judged[],
  threshold: number,
  { tpWeight, fnWeight }: Profile,
): number {
  const windows = files.reduce((sum, file) => sum + file.windows.length, 0);
  if (windows === 0) return 0;
  const raw = files.reduce((sum, file) => sum + rawScore(file, threshold, fnWeight), 0);
  return (100 * (raw + fnWeight * windows)) / (windows * (tpWeight + fnWeight));
}

const CANDIDATES = 300;

/** The threshold at which these files score best, among scores that were given; denser where they are high. */
export function bestThreshold(files: readonly Judged[], profile: Profile): number {
  const given = Float64Array.from(files.flatMap(({ scores }) => [...scores].filter((score) => score > 0)));
  given.sort();
  let best = { threshold: Number.POSITIVE_INFINITY, score: 0 };
  for (let i = 0; i < CANDIDATES; i++) {
    const threshold = given[given.length - 1 - Math.min(given.length - 1, Math.floor(1.045 ** i))];
    if (threshold === undefined) break;
    const score = normalisedScore(files, threshold, profile);
    if (score > best.score) best = { threshold, score };
  }
  return best.threshold;
}
