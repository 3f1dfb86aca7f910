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
import type { CurveWithBandProps } from './curve-with-band-props';

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
    <ResponsiveContainer width="100%" height="100%">
      <ComposedChart data={data} margin={CHART_MARGIN} accessibilityLayer={false}>
        <CartesianGrid vertical={false} stroke={GRID_COLOR} />
        <XAxis dataKey="label" {...axisProps} minTickGap={28} />
        <YAxis {...axisProps} width={56} tickFormatter={(value: number) => formatAxisValue(value, format)} />
        <Tooltip content={<ChartTooltip format={format} />} cursor={{ stroke: GRID_COLOR }} />
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
      </ComposedChart>
    </ResponsiveContainer>
  );
}
