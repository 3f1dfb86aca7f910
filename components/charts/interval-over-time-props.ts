import type { ChartFormat } from './chart-format';

export type IntervalOverTimeProps = {
  points: readonly {
    /** What stands on the axis, already written: "21 Nov". */
    label: string;
    estimate: number;
    low: number;
    high: number;
  }[];
  estimateLabel: string;
  rangeLabel: string;
  /** Title of the axis of points, for the table: "Day". */
  categoryLabel: string;
  format: ChartFormat;
  summary: string;
};
