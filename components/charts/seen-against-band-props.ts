import type { ChartFormat } from './chart-format';

export type BandPoint = {
  /** What stands on the axis, already written: "21 Nov". */
  label: string;
  seen: number | null;
  expected: number;
  /** Between these nothing would be thought of it. */
  low: number | null;
  high: number | null;
};
/** Where something was changed: the place of a point, and what it was. */
export type BandMark = { index: number; label: string };

export type SeenAgainstBandProps = {
  points: readonly BandPoint[];
  marks: readonly BandMark[];
  /** The point since which it is out of the ordinary. */
  sinceIndex: number | null;
  categoryLabel: string;
  format: ChartFormat;
  summary: string;
};
