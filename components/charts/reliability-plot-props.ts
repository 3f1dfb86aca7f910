import type { ChartColor } from './chart-colors';

export type ReliabilityPlotProps = {
  /** One for each range of probabilities. */
  categories: readonly string[];
  categoryLabel: string;
  /** What would have happened had each probability held. */
  perfect: readonly number[];
  /** What happened; null where nobody was in the range. */
  series: readonly { key: string; label: string; color: ChartColor; values: readonly (number | null)[] }[];
  summary: string;
};
