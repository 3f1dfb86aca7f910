'use client';

import dynamic from 'next/dynamic';
import type { ChartColor } from './chart-colors';
import type { ChartFormat } from './chart-format';
import { ChartFrame } from './chart-frame';
import { ChartLoading } from './chart-loading';

const Drawing = dynamic(() => import('./stacked-bars-drawing').then((module) => module.StackedBarsDrawing), {
  ssr: false,
  loading: ChartLoading,
});

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
};

/** Parts of a whole over time: decisions a day by outcome. */
export function StackedBars({
  categories,
  series,
  categoryLabel,
  format = 'number',
  summary,
  height,
}: StackedBarsProps) {
  return (
    <ChartFrame
      summary={summary}
      categoryLabel={categoryLabel}
      categories={categories}
      columns={series}
      format={format}
      height={height}
      legend={series.map(({ label, color }) => ({ label, color }))}
    >
      <Drawing categories={categories} series={series} format={format} />
    </ChartFrame>
  );
}
