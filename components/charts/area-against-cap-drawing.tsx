'use client';

import {
  Area,
  CartesianGrid,
  ComposedChart,
  Line,
  ResponsiveContainer,
  Tooltip,
  XAxis,
  YAxis,
} from 'recharts';
import type { AreaAgainstCapProps } from './area-against-cap-props';
import { axisProps, CHART_MARGIN, GRID_COLOR } from './chart-axes';
import { chartColor } from './chart-colors';
import { formatAxisValue } from './chart-format';
import { ChartTooltip } from './chart-tooltip';

/** The SVG of AreaAgainstCap; in a module of its own so that recharts loads only where a chart is shown. */
export function AreaAgainstCapDrawing({
  points,
  valueLabel,
  heldLabel,
  capLabel,
  paceLabel,
  projectionLabel,
  format,
}: Pick<
  AreaAgainstCapProps,
  'points' | 'valueLabel' | 'heldLabel' | 'capLabel' | 'paceLabel' | 'projectionLabel' | 'format'
>) {
  return (
    <ResponsiveContainer width="100%" height="100%">
      <ComposedChart data={[...points]} margin={CHART_MARGIN} accessibilityLayer={false}>
        <CartesianGrid vertical={false} stroke={GRID_COLOR} />
        <XAxis dataKey="label" {...axisProps} minTickGap={28} />
        <YAxis {...axisProps} width={56} tickFormatter={(value: number) => formatAxisValue(value, format)} />
        <Tooltip content={<ChartTooltip format={format} />} cursor={{ stroke: GRID_COLOR }} />
        <Area
          dataKey="value"
          name={valueLabel}
          stackId="used"
          type="linear"
          stroke={chartColor(1)}
          strokeWidth={1.75}
          fill={chartColor(1)}
          fillOpacity={0.16}
          isAnimationActive={false}
        />
        {heldLabel ? (
          <Area
            dataKey="held"
            name={heldLabel}
            stackId="used"
            type="linear"
            stroke={chartColor(2)}
            strokeWidth={1.5}
            fill={chartColor(2)}
            fillOpacity={0.16}
            isAnimationActive={false}
          />
        ) : null}
        {projectionLabel ? (
          <Line
            dataKey="projection"
            name={projectionLabel}
            type="linear"
            stroke={chartColor(2)}
            strokeWidth={1.5}
            dot={false}
            isAnimationActive={false}
          />
        ) : null}
        {paceLabel ? (
          <Line
            dataKey="pace"
            name={paceLabel}
            type="linear"
            stroke={chartColor(4)}
            strokeWidth={1.25}
            dot={false}
            isAnimationActive={false}
          />
        ) : null}
        <Line
          dataKey="cap"
          name={capLabel}
          type="stepAfter"
          stroke={chartColor('cap')}
          strokeWidth={1.5}
          strokeDasharray="5 4"
          dot={false}
          activeDot={false}
          isAnimationActive={false}
        />
      </ComposedChart>
    </ResponsiveContainer>
  );
}
