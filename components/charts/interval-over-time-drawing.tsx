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
import type { IntervalOverTimeProps } from './interval-over-time-props';

/** The SVG of IntervalOverTime; in a module of its own so that recharts loads only where a chart is shown. */
export function IntervalOverTimeDrawing({
  points,
  estimateLabel,
  rangeLabel,
  format,
}: Pick<IntervalOverTimeProps, 'points' | 'estimateLabel' | 'rangeLabel' | 'format'>) {
  const data = points.map((point) => ({ ...point, range: [point.low, point.high] }));
  return (
    <ResponsiveContainer width="100%" height="100%">
      <ComposedChart data={data} margin={CHART_MARGIN} accessibilityLayer={false}>
        <CartesianGrid vertical={false} stroke={GRID_COLOR} />
        <XAxis dataKey="label" {...axisProps} minTickGap={28} />
        <YAxis {...axisProps} width={56} tickFormatter={(value: number) => formatAxisValue(value, format)} />
        <Tooltip content={<ChartTooltip format={format} />} cursor={{ stroke: GRID_COLOR }} />
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
      </ComposedChart>
    </ResponsiveContainer>
  );
}
