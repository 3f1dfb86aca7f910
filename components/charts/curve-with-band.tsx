'use client';

import dynamic from 'next/dynamic';
import { ChartFrame } from './chart-frame';
import { ChartLoading } from './chart-loading';
import type { CurveWithBandProps } from './curve-with-band-props';

const Drawing = dynamic(
  () => import('./curve-with-band-drawing').then((module) => module.CurveWithBandDrawing),
  { ssr: false, loading: ChartLoading },
);

/** What is expected along an axis, and how uncertain it is. */
export function CurveWithBand(props: CurveWithBandProps) {
  const { points, valueLabel, bandLabel, limit, here, categoryLabel, format, summary, height } = props;
  const column = (label: string, of: (point: (typeof points)[number]) => number) => ({
    label,
    values: points.map(of),
  });
  return (
    <ChartFrame
      summary={summary}
      categoryLabel={categoryLabel}
      categories={points.map(({ label }) => label)}
      columns={[
        column(valueLabel, ({ value }) => value),
        column('From', ({ low }) => low),
        column('To', ({ high }) => high),
        ...(limit ? [column(limit.label, () => limit.value)] : []),
      ]}
      format={format}
      height={height}
      legend={[
        { label: valueLabel, color: 1, look: 'line' },
        { label: bandLabel, color: 1 },
        ...(limit ? [{ label: limit.label, color: 'cap' as const, look: 'dashed' as const }] : []),
      ]}
    >
      <Drawing points={points} valueLabel={valueLabel} limit={limit} here={here} format={format} />
    </ChartFrame>
  );
}
