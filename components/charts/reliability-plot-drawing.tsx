'use client';

import { CartesianGrid, Line, LineChart, ResponsiveContainer, Tooltip, XAxis, YAxis } from 'recharts';
import { axisProps, CHART_MARGIN, GRID_COLOR } from './chart-axes';
import { chartColor } from './chart-colors';
import { formatAxisValue } from './chart-format';
import { ChartTooltip } from './chart-tooltip';
import type { ReliabilityPlotProps } from './reliability-plot-props';

/** The SVG of ReliabilityPlot; in a module of its own so that recharts loads only where a chart is shown. */
export function ReliabilityPlotDrawing({
  categories,
  perfect,
  series,
}: Pick<ReliabilityPlotProps, 'categories' | 'perfect' | 'series'>) {
  const data = categories.map((label, index) => ({
    label,
    perfect: perfect[index],
    ...Object.fromEntries(series.map(({ key, values }) => [key, values[index] ?? null])),
  }));
  return (
    <ResponsiveContainer width="100%" height="100%">
      <LineChart data={data} margin={CHART_MARGIN} accessibilityLayer={false}>
        <CartesianGrid vertical={false} stroke={GRID_COLOR} />
        <XAxis dataKey="label" {...axisProps} minTickGap={20} />
        <YAxis
          {...axisProps}
          width={56}
          domain={[0, 1]}
          tickFormatter={(value: number) => formatAxisValue(value, 'percent')}
        />
        <Tooltip content={<ChartTooltip format="percent" />} cursor={{ stroke: GRID_COLOR }} />
        <Line
          dataKey="perfect"
          name="As said"
          stroke={chartColor('cap')}
          strokeDasharray="5 4"
          dot={false}
          isAnimationActive={false}
        />
        {series.map(({ key, label, color }) => (
          <Line
            key={key}
            dataKey={key}
            name={label}
            stroke={chartColor(color)}
            strokeWidth={1.75}
            connectNulls
            isAnimationActive={false}
          />
        ))}
      </LineChart>
    </ResponsiveContainer>
  );
}
