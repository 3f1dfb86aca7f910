import type { ChartColor } from './chart-colors';
import type { ChartFormat } from './chart-format';

/** One series: a colour, and a value for each category in order. */
export type BarSeries = { key: string; label: string; color: ChartColor; values: readonly number[] };

export type StackedBarsProps = {
  /** What stands on the axis, already written. */
  categories: readonly string[];
  series: readonly BarSeries[];
  categoryLabel: string;
  format?: ChartFormat;
  summary: string;
  height?: 'sm' | 'md' | 'lg';
  /** A bar was pressed: which, counted from the left. */
  onSelect?: (category: number) => void;
};
