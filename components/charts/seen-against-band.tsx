'use client';

import dynamic from 'next/dynamic';
import { ChartFrame } from './chart-frame';
import { ChartLoading } from './chart-loading';
import type { SeenAgainstBandProps } from './seen-against-band-props';

const Drawing = dynamic(
  () => import('./seen-against-band-drawing').then((module) => module.SeenAgainstBandDrawing),
  { ssr: false, loading: ChartLoading },
);

/** What was seen against what was expected, with where something was changed. Draws what it is given and decides nothing. */
export function SeenAgainstBand(props: SeenAgainstBandProps) {
  const { points, marks, sinceIndex, categoryLabel, format, summary } = props;
  return (
    <ChartFrame
      summary={summary}
      categoryLabel={categoryLabel}
      categories={points.map(({ label }) => label)}
      format={format}
      columns={[
        { label: 'Seen', values: points.map(({ seen }) => seen) },
        { label: 'Expected', values: points.map(({ expected }) => expected) },
        { label: 'Usual from', values: points.map(({ low }) => low) },
        { label: 'Usual to', values: points.map(({ high }) => high) },
      ]}
      legend={[
        { label: 'Seen', color: 1, look: 'line' },
        { label: 'Expected, with what is usual', color: 4 },
        ...(sinceIndex === null ? [] : [{ label: 'Since', color: 'stop' as const, look: 'line' as const }]),
        ...(marks.length === 0
          ? []
          : [{ label: 'Something was changed', color: 2 as const, look: 'line' as const }]),
      ]}
    >
      <Drawing points={points} marks={marks} sinceIndex={sinceIndex} format={format} />
    </ChartFrame>
  );
}
