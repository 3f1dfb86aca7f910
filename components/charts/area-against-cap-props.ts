import type { ChartFormat } from './chart-format';

type CapPoint = {
  /** What stands on the axis, already written: "21 Nov". */
  label: string;
  value: number | null;
  /** Held on top of the value, for example reserved money. */
  held?: number | null;
  cap?: number | null;
  /** Where an even pace would be. */
  pace?: number | null;
  /** Where it is heading. */
  projection?: number | null;
};

export type AreaAgainstCapProps = {
  points: readonly CapPoint[];
  valueLabel: string;
  heldLabel?: string;
  capLabel: string;
  paceLabel?: string;
  projectionLabel?: string;
  /** Title of the axis of points, for the table: "Day". */
  categoryLabel: string;
  format: ChartFormat;
  summary: string;
  height?: 'sm' | 'md' | 'lg';
};
