'use client';

import {
  Area,
  CartesianGrid,
  ComposedChart,
  Line,
  ReferenceLine,
  ResponsiveContainer,
  Tooltip,
  XAxis,
  YAxis,
} from 'recharts';
import { axisProps, CHART_MARGIN, GRID_COLOR } from './chart-axes';
import { chartColor } from './chart-colors';
import { formatAxisValue } from './chart-format';
import { ChartTooltip } from './chart-tooltip';
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
    <ResponsiveContainer width="100%" height="100%">
      <ComposedChart data={data} margin={CHART_MARGIN} accessibilityLayer={false}>
        <CartesianGrid vertical={false} stroke={GRID_COLOR} />
        <XAxis dataKey="label" {...axisProps} minTickGap={28} />
        <YAxis {...axisProps} width={56} tickFormatter={(value: number) => formatAxisValue(value, format)} />
        <Tooltip content={<ChartTooltip format={format} />} cursor={{ stroke: GRID_COLOR }} />
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
      </ComposedChart>
    </ResponsiveContainer>
  );
}
