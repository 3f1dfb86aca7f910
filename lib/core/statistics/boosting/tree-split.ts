/** Sums over the rows of one node, by bin of one feature; the last bin holds the rows without a value. */
export type Histograms = { gradient: Float64Array; curvature: Float64Array };
export type Split = { gain: number; bins: number[] };
type Limits = { penalty: number; minLeaf: number };

/** Drawn towards nothing by this much evidence when bins are put in order: a level seen twice must not stand at an end. */
const ORDER_SMOOTHING = 10;
const MIN_GAIN = 0.5;

/**
 * The best division of the bins in two by the gain in fit, or null. Bins are put in order of what they say first, so that categories
 * and numbers are divided alike; of numbers this also finds what rises and falls again.
 */
export function bestSplit({ gradient, curvature }: Histograms, { penalty, minLeaf }: Limits): Split | null {
  const order: number[] = [];
  let [g, h] = [0, 0];
  for (let bin = 0; bin < gradient.length; bin++) {
    const c = curvature[bin] ?? 0;
    if (c === 0) continue;
    order.push(bin);
    g += gradient[bin] ?? 0;
    h += c;
  }
  if (order.length < 2) return null;
  const says = (bin: number) => (gradient[bin] ?? 0) / ((curvature[bin] ?? 0) + ORDER_SMOOTHING);
  order.sort((a, b) => says(a) - says(b) || a - b);
  const whole = (g * g) / (h + penalty);
  let best: Split | null = null;
  let [left, leftWeight] = [0, 0];
  for (let k = 0; k < order.length - 1; k++) {
    left += gradient[order[k] ?? 0] ?? 0;
    leftWeight += curvature[order[k] ?? 0] ?? 0;
    if (leftWeight < minLeaf || h - leftWeight < minLeaf) continue;
    const right = g - left;
    const gain =
      (left * left) / (leftWeight + penalty) + (right * right) / (h - leftWeight + penalty) - whole;
    if (gain > (best?.gain ?? MIN_GAIN)) best = { gain, bins: order.slice(0, k + 1).sort((a, b) => a - b) };
  }
  return best;
}
