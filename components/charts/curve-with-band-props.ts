import type { ChartFormat } from './chart-format';

type CurvePoint = {
  /** What stands on the axis, already written. */
  label: string;
  value: number;
  low: number;
  high: number;
};

export type CurveWithBandProps = {
  points: readonly CurvePoint[];
  valueLabel: string;
  /** What the band stands for: "8 in 10". */
  bandLabel: string;
  /** A line to hold the curve against. */
  limit?: { value: number; label: string } | null;
  /** The label of the point where things stand now. */
  here?: { label: string; text: string } | null;
  categoryLabel: string;
  format: ChartFormat;
  summary: string;
  height?: 'sm' | 'md' | 'lg';
};
