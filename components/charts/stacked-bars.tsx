'use client';

import dynamic from 'next/dynamic';
import { ChartFrame } from './chart-frame';
import { ChartLoading } from './chart-loading';
import type { StackedBarsProps } from './stacked-bars-props';

const Drawing = dynamic(() => import('./stacked-bars-drawing').then((module) => module.StackedBarsDrawing), {
  ssr: false,
  loading: ChartLoading,
});

/** Parts of a whole over time: decisions a day by outcome. */
export function StackedBars({
  categories,
  series,
  categoryLabel,
  format = 'number',
  summary,
  height,
  onSelect,
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
      <Drawing categories={categories} series={series} format={format} onSelect={onSelect} />
    </ChartFrame>
  );
}
