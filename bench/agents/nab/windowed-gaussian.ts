const WINDOW = 6400;
const STEP = 100;
const LEAST_DEVIATION = 1e-6;

/**
 * NAB's windowed Gaussian: how far each value lies from the mean of the window before it, in its deviations. The window grows up to
 * 6,400 values and then moves on by 100 at a time. (NAB says it as a probability, which orders the values alike.)
 */
export function windowedGaussian(values: readonly number[]): Float64Array {
  const scores = new Float64Array(values.length);
  const prefix = new Float64Array(values.length + 1);
  const squares = new Float64Array(values.length + 1);
  for (const [i, value] of values.entries()) {
    prefix[i + 1] = (prefix[i] ?? 0) + value;
    squares[i + 1] = (squares[i] ?? 0) + value * value;
  }
  const sum = (sums: Float64Array, from: number, to: number) => (sums[to] ?? 0) - (sums[from] ?? 0);
  for (const [i, value] of values.entries()) {
    const seen = i <= WINDOW ? i : WINDOW + STEP * Math.floor((i - WINDOW) / STEP);
    if (seen === 0) continue;
    const from = Math.max(0, seen - WINDOW);
    const count = seen - from;
    const mean = sum(prefix, from, seen) / count;
    const variance = sum(squares, from, seen) / count - mean * mean;
    scores[i] = Math.abs(value - mean) / Math.max(LEAST_DEVIATION, Math.sqrt(Math.max(0, variance)));
  }
  return scores;
}
