/**
 * How often p-values this small were really seen: below `from`, a p-value p counts as share × (p / from)^exponent. An exponent below 1
 * means that what is rare by the model is less rare in truth.
 */
export type TailCalibration = { share: number; exponent: number };
export const noCalibration: TailCalibration = { share: 0.05, exponent: 1 };

const from = 0.05;
/** Smaller ones all count as this small: what is smaller may be a real surge and says nothing of quiet. */
const smallest = from / 200;
/** As if so many tail values had come as the model says. */
const priorValues = 30;

/**
 * Learns from the p-values of windows that are thought quiet (censored estimate of the tail's exponent). It only ever makes
 * more cautious.
 */
export function fitTail(pValues: readonly number[]): TailCalibration {
  const tail = pValues.filter((p) => p <= from);
  let [uncensored, depth] = [0, 0];
  for (const p of tail) {
    if (p > smallest) uncensored++;
    depth += Math.log(from / Math.max(p, smallest));
  }
  return {
    share: Math.max(from, tail.length / Math.max(1, pValues.length)),
    exponent: Math.min(1, (uncensored + priorValues) / (depth + priorValues)),
  };
}

/** A p-value as it counts by what was seen; never smaller than it was. */
export function calibrateTail(p: number, { share, exponent }: TailCalibration): number {
  if (p >= from) return p;
  return Math.min(1, Math.max(p, share * (p / from) ** exponent));
}
