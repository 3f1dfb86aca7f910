'use client';

import { Area, Line, ReferenceLine } from 'recharts';
import { chartColor } from './chart-colors';
import type { CurveWithBandProps } from './curve-with-band-props';
import { LinesFrame } from './lines-frame';

/** The SVG of CurveWithBand; in a module of its own so that recharts loads only where a chart is shown. */
export function CurveWithBandDrawing({
  points,
  valueLabel,
  limit,
  here,
  format,
}: Pick<CurveWithBandProps, 'points' | 'valueLabel' | 'limit' | 'here' | 'format'>) {
  const data = points.map(({ label, value, low, high }) => ({ label, value, band: [low, high] }));
  return (
    <LinesFrame data={data} format={format}>
      <Area
        dataKey="band"
        tooltipType="none"
        type="linear"
        stroke="none"
        fill={chartColor(1)}
        fillOpacity={0.16}
        isAnimationActive={false}
        activeDot={false}
      />
      <Line
        dataKey="value"
        name={valueLabel}
        type="linear"
        stroke={chartColor(1)}
        strokeWidth={1.75}
        dot={false}
        isAnimationActive={false}
      />
      {limit ? (
        <ReferenceLine
          y={limit.value}
          stroke={chartColor('cap')}
          strokeDasharray="5 4"
          ifOverflow="extendDomain"
        />
      ) : null}
      {here ? (
        <ReferenceLine
          x={here.label}
          stroke={chartColor(2)}
          label={{ value: here.text, position: 'insideTopRight', fontSize: 11, fill: 'var(--fg-subtle)' }}
        />
      ) : null}
    </LinesFrame>
  );
}
