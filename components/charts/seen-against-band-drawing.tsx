'use client';

import { Area, Line, ReferenceLine } from 'recharts';
import { chartColor } from './chart-colors';
import { LinesFrame } from './lines-frame';
import type { SeenAgainstBandProps } from './seen-against-band-props';

/** The SVG of SeenAgainstBand; in a module of its own so that recharts loads only where a chart is shown. */
export function SeenAgainstBandDrawing({
  points,
  marks,
  sinceIndex,
  format,
}: Pick<SeenAgainstBandProps, 'points' | 'marks' | 'sinceIndex' | 'format'>) {
  const data = points.map(({ label, seen, expected, low, high }) => ({
    label,
    seen,
    expected,
    band: low === null || high === null ? null : ([low, high] as const),
  }));
  const at = (index: number) => points[index]?.label;
  return (
    <LinesFrame data={data} format={format}>
      <Area
        dataKey="band"
        name="Usual"
        type="linear"
        stroke="none"
        fill={chartColor(4)}
        fillOpacity={0.18}
        activeDot={false}
        isAnimationActive={false}
      />
      <Line
        dataKey="expected"
        name="Expected"
        type="linear"
        stroke={chartColor(4)}
        strokeWidth={1.25}
        dot={false}
        isAnimationActive={false}
      />
      <Line
        dataKey="seen"
        name="Seen"
        type="linear"
        stroke={chartColor(1)}
        strokeWidth={1.75}
        dot={false}
        isAnimationActive={false}
      />
      {sinceIndex === null ? null : (
        <ReferenceLine x={at(sinceIndex)} stroke={chartColor('stop')} strokeWidth={1.5} />
      )}
      {marks.map(({ index, label }) => (
        <ReferenceLine
          key={`${index} ${label}`}
          x={at(index)}
          stroke={chartColor(2)}
          strokeDasharray="4 3"
          label={{ value: label, position: 'insideTopLeft', fontSize: 10, fill: 'var(--fg-subtle)' }}
        />
      ))}
    </LinesFrame>
  );
}
