'use client';

import { Area, Line, ReferenceLine } from 'recharts';
import { chartColor } from './chart-colors';
import type { IntervalOverTimeProps } from './interval-over-time-props';
import { LinesFrame } from './lines-frame';

/** The SVG of IntervalOverTime; in a module of its own so that recharts loads only where a chart is shown. */
export function IntervalOverTimeDrawing({
  points,
  estimateLabel,
  rangeLabel,
  format,
}: Pick<IntervalOverTimeProps, 'points' | 'estimateLabel' | 'rangeLabel' | 'format'>) {
  const data = points.map((point) => ({ ...point, range: [point.low, point.high] }));
  return (
    <LinesFrame data={data} format={format}>
      <Area
        dataKey="range"
        name={rangeLabel}
        type="linear"
        stroke="none"
        fill={chartColor(1)}
        fillOpacity={0.16}
        tooltipType="none"
        isAnimationActive={false}
      />
      <ReferenceLine y={0} stroke={chartColor('cap')} strokeDasharray="5 4" />
      <Line
        dataKey="estimate"
        name={estimateLabel}
        type="linear"
        stroke={chartColor(1)}
        strokeWidth={1.75}
        dot={false}
        isAnimationActive={false}
      />
    </LinesFrame>
  );
}
