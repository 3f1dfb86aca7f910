'use client';

import dynamic from 'next/dynamic';
import type { AreaAgainstCapProps } from './area-against-cap-props';
import { ChartFrame } from './chart-frame';
import { ChartLoading } from './chart-loading';

const Drawing = dynamic(
  () => import('./area-against-cap-drawing').then((module) => module.AreaAgainstCapDrawing),
  {
    ssr: false,
    loading: ChartLoading,
  },
);

/** Something that grows towards a limit: spend against a budget. Draws what it is given and decides nothing. */
export function AreaAgainstCap(props: AreaAgainstCapProps) {
  const { points, valueLabel, heldLabel, capLabel, paceLabel, projectionLabel } = props;
  const { categoryLabel, format, summary, height } = props;
  return (
    <ChartFrame
      summary={summary}
      categoryLabel={categoryLabel}
      categories={points.map((point) => point.label)}
      format={format}
      height={height}
      columns={[
        { label: valueLabel, values: points.map((point) => point.value) },
        ...(heldLabel ? [{ label: heldLabel, values: points.map((point) => point.held ?? null) }] : []),
        ...(projectionLabel
          ? [{ label: projectionLabel, values: points.map((point) => point.projection ?? null) }]
          : []),
        ...(paceLabel ? [{ label: paceLabel, values: points.map((point) => point.pace ?? null) }] : []),
        { label: capLabel, values: points.map((point) => point.cap ?? null) },
      ]}
      legend={[
        { label: valueLabel, color: 1 },
        ...(heldLabel ? [{ label: heldLabel, color: 2 as const }] : []),
        ...(projectionLabel ? [{ label: projectionLabel, color: 2 as const, look: 'line' as const }] : []),
        ...(paceLabel ? [{ label: paceLabel, color: 4 as const, look: 'line' as const }] : []),
        { label: capLabel, color: 'cap', look: 'dashed' },
      ]}
    >
      <Drawing
        points={points}
        valueLabel={valueLabel}
        heldLabel={heldLabel}
        capLabel={capLabel}
        paceLabel={paceLabel}
        projectionLabel={projectionLabel}
        format={format}
      />
    </ChartFrame>
  );
}
