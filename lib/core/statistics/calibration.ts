export type CalibrationBin = { from: number; to: number; count: number; predicted: number; observed: number };
export type Calibration = {
  /** Mean squared error of the probabilities: 0 is perfect. */
  brier: number;
  /** The same for always saying the base rate: what a score must beat. */
  brierOfBaseRate: number;
  bins: CalibrationBin[];
};

/** How far probabilities agree with what happened, in ten bins of equal width; bins without rows are left out. */
export function calibration(probabilities: readonly number[], labels: readonly boolean[]): Calibration {
  if (probabilities.length !== labels.length || labels.length === 0) {
    throw new RangeError('There must be one label per probability, and at least one.');
  }
  const outcomes = labels.map((label) => (label ? 1 : 0));
  const baseRate = mean(outcomes);
  const sums = Array.from({ length: 10 }, () => ({ count: 0, predicted: 0, observed: 0 }));
  probabilities.forEach((p, i) => {
    const bin = sums[Math.min(9, Math.max(0, Math.floor(p * 10)))];
    if (!bin) return;
    bin.count++;
    bin.predicted += p;
    bin.observed += outcomes[i] ?? 0;
  });
  return {
    brier: mean(probabilities.map((p, i) => (p - (outcomes[i] ?? 0)) ** 2)),
    brierOfBaseRate: baseRate * (1 - baseRate),
    bins: sums.flatMap(({ count, predicted, observed }, i) =>
      count === 0
        ? []
        : [
            {
              from: i / 10,
              to: (i + 1) / 10,
              count,
              predicted: predicted / count,
              observed: observed / count,
            },
          ],
    ),
  };
}

const mean = (values: readonly number[]): number => values.reduce((a, b) => a + b, 0) / values.length;
