/** Colours of series, by token. `cap` is for limits alone. */
export type ChartColor = 1 | 2 | 3 | 4 | 5 | 6 | 'ok' | 'wait' | 'stop' | 'cap';

const variables = {
  1: 'var(--chart-1)',
  2: 'var(--chart-2)',
  3: 'var(--chart-3)',
  4: 'var(--chart-4)',
  5: 'var(--chart-5)',
  6: 'var(--chart-6)',
  ok: 'var(--chart-4)',
  wait: 'var(--chart-2)',
  stop: 'var(--chart-cap)',
  cap: 'var(--chart-cap)',
} satisfies Record<ChartColor, string>;

const fills = {
  1: 'bg-chart-1',
  2: 'bg-chart-2',
  3: 'bg-chart-3',
  4: 'bg-chart-4',
  5: 'bg-chart-5',
  6: 'bg-chart-6',
  ok: 'bg-chart-4',
  wait: 'bg-chart-2',
  stop: 'bg-chart-cap',
  cap: 'bg-chart-cap',
} satisfies Record<ChartColor, string>;

/** The CSS value for an SVG attribute; follows the theme. */
export function chartColor(color: ChartColor): string {
  return variables[color];
}

/** The mark of a series in the legend, in the shape in which it is drawn. */
export function swatchClass(color: ChartColor, look: 'area' | 'line' | 'dashed' = 'area'): string {
  if (look === 'dashed') return 'h-0 w-3.5 border-t-2 border-dashed border-chart-cap';
  return `${look === 'area' ? 'size-2.5 rounded-[3px]' : 'h-0.5 w-3.5 rounded-full'} ${fills[color]}`;
}
