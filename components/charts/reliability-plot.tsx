'use client';

import dynamic from 'next/dynamic';
import { ChartFrame } from './chart-frame';
import { ChartLoading } from './chart-loading';
import type { ReliabilityPlotProps } from './reliability-plot-props';

const Drawing = dynamic(
  () => import('./reliability-plot-drawing').then((module) => module.ReliabilityPlotDrawing),
  { ssr: false, loading: ChartLoading },
);

/** Whether what was said with a probability happened as often: on the diagonal it did. */
export function ReliabilityPlot({
  categories,
  perfect,
  series,
  summary,
  categoryLabel,
}: ReliabilityPlotProps) {
  return (
    <ChartFrame
      summary={summary}
      categoryLabel={categoryLabel}
      categories={categories}
      columns={[{ label: 'As said', values: perfect }, ...series]}
      format="percent"
      legend={[
        ...series.map(({ label, color }) => ({ label, color, look: 'line' as const })),
        { label: 'As said', color: 'cap' as const, look: 'dashed' as const },
      ]}
    >
      <Drawing categories={categories} perfect={perfect} series={series} />
    </ChartFrame>
  );
}
