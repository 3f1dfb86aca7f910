import { watchSeries } from '@/lib/core/monitoring/anomaly/watch-series';
import { anomalyLimit, defaultMonitoringRules } from '@/lib/core/monitoring/monitoring-rules';
import { hourSlot } from '@/lib/core/monitoring/season-slots';
import { unitHash } from '@/lib/core/statistics/split-by-hash';
import { atLeast, type Figure, plain } from '../figure';
import { type NabFile, readNabFiles, readNabProfile } from './nab/read-files';
import { bestThreshold, type Judged, normalisedScore } from './nab/score-detections';
import { windowedGaussian } from './nab/windowed-gaussian';

/**
 * The files of which the hash of the name is below one half were looked at when the detector was made, and its limit chosen on them; the
 * others were not.
 */
const wasSeen = (file: NabFile): boolean => unitHash(file.name) < 0.5;

/** What the product tells, and only what it tells: the first of anomalies that stand together. */
function judgeByProduct(file: NabFile, limit: number): Judged {
  const points = file.at.map((at, i) => ({ value: file.values[i] ?? 0, ...hourSlot(at) }));
  const watched = watchSeries(points, { limit });
  return { ...file, scores: Float64Array.from(watched, ({ isNew, surprise }) => (isNew ? surprise : 0)) };
}

/** Anomalies in the 52 series of the Numenta benchmark, by its own rules of scoring. */
export function measureAnomalies(say: (line: string) => void): Promise<Figure[]> {
  const profile = readNabProfile();
  const files = readNabFiles(profile);
  const limit = anomalyLimit(defaultMonitoringRules);
  const seen = files.map(wasSeen);
  const ours = files.map((file) => judgeByProduct(file, limit));
  const gaussian = files.map((file): Judged => ({ ...file, scores: windowedGaussian(file.values) }));
  const part = (judged: readonly Judged[], of: boolean) => judged.filter((_, i) => seen[i] === of);
  // The Gaussian gets the threshold that suits it best on the seen files; and, in its favour, on all of them.
  const gaussianLimit = bestThreshold(part(gaussian, true), profile);
  const gaussianBest = bestThreshold(gaussian, profile);
  const rows = [
    { name: 'all files', own: ours, other: gaussian },
    { name: 'seen when it was made', own: part(ours, true), other: part(gaussian, true) },
    { name: 'untouched', own: part(ours, false), other: part(gaussian, false) },
  ].map(({ name, own, other }) => ({
    name,
    files: own.length,
    windows: own.reduce((sum, file) => sum + file.windows.length, 0),
    own: normalisedScore(own, limit, profile),
    other: normalisedScore(other, gaussianLimit, profile),
    otherBest: normalisedScore(other, gaussianBest, profile),
  }));
  say(
    `  One limit for every series: once in ${defaultMonitoringRules.anomalyOneIn}. Windowed Gaussian: ${gaussianLimit.toFixed(2)} deviations (best on the seen files); ${gaussianBest.toFixed(2)} (best on all).`,
  );
  for (const row of rows)
    say(
      `  ${row.name.padEnd(22)} ${row.files} files, ${row.windows} windows: ours ${row.own.toFixed(1)}, windowed Gaussian ${row.other.toFixed(1)} (${row.otherBest.toFixed(1)})`,
    );
  const [all, , untouched] = rows;
  if (!all || !untouched) return Promise.resolve([]);
  return Promise.resolve([
    plain('anomalies: NAB score, all 52 files', all.own, ''),
    plain('anomalies: windowed Gaussian, all 52 files', Math.max(all.other, all.otherBest), ''),
    atLeast(
      'anomalies: points above the windowed Gaussian, all files',
      all.own - Math.max(all.other, all.otherBest),
      '',
      20,
    ),
    atLeast(
      'anomalies: points above it, untouched files',
      untouched.own - Math.max(untouched.other, untouched.otherBest),
      '',
      20,
    ),
  ]);
}
