'use client';

import dynamic from 'next/dynamic';
import { ChartFrame } from './chart-frame';
import { ChartLoading } from './chart-loading';
import type { IntervalOverTimeProps } from './interval-over-time-props';

const Drawing = dynamic(
  () => import('./interval-over-time-drawing').then((module) => module.IntervalOverTimeDrawing),
  { ssr: false, loading: ChartLoading },
);

/** An estimate with its interval as it narrows, against zero. Draws what it is given and decides nothing. */
export function IntervalOverTime(props: IntervalOverTimeProps) {
  const { points, estimateLabel, rangeLabel, categoryLabel, format, summary } = props;
  return (
    <ChartFrame
      summary={summary}
      categoryLabel={categoryLabel}
      categories={points.map((point) => point.label)}
      format={format}
      columns={[
        { label: estimateLabel, values: points.map((point) => point.estimate) },
        { label: 'From', values: points.map((point) => point.low) },
        { label: 'To', values: points.map((point) => point.high) },
      ]}
      legend={[
        { label: estimateLabel, color: 1, look: 'line' },
        { label: rangeLabel, color: 1 },
        { label: 'Zero', color: 'cap', look: 'dashed' },
      ]}
    >
      <Drawing points={points} estimateLabel={estimateLabel} rangeLabel={rangeLabel} format={format} />
    </ChartFrame>
  );
}
