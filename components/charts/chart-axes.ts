export const CHART_MARGIN = { top: 6, right: 6, bottom: 0, left: 0 };

export const GRID_COLOR = 'var(--chart-grid)';

/** Axes without lines: the grid and the numbers are enough. */
export const axisProps = {
  axisLine: false,
  tickLine: false,
  tickMargin: 8,
  tick: { fill: 'var(--fg-subtle)', fontSize: 11 },
} as const;
