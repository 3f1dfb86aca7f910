import type { CalibrationBin } from '../../statistics/calibration';

/**
 * Expected calibration error: how far predicted and observed shares lie apart on average over the bins, weighted by their
 * rows. 0 is perfect.
 */
export function calibrationError(bins: readonly CalibrationBin[]): number {
  const total = bins.reduce((sum, { count }) => sum + count, 0);
  if (total === 0) return 0;
  return bins.reduce((sum, bin) => sum + (bin.count / total) * Math.abs(bin.predicted - bin.observed), 0);
}
