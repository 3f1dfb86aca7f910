'use client';

import { Bar, BarChart, CartesianGrid, ResponsiveContainer, Tooltip, XAxis, YAxis } from 'recharts';
import { axisProps, CHART_MARGIN, GRID_COLOR } from './chart-axes';
import { chartColor } from './chart-colors';
import { type ChartFormat, formatAxisValue } from './chart-format';
import { ChartTooltip } from './chart-tooltip';
import type { BarSeries } from './stacked-bars-props';

/** The SVG of StackedBars; in a module of its own so that recharts loads only where a chart is shown. */
export function StackedBarsDrawing({
  categories,
  series,
  format,
  onSelect,
}: {
  categories: readonly string[];
  series: readonly BarSeries[];
  format: ChartFormat;
  onSelect: ((category: number) => void) | undefined;
}) {
  const data = categories.map((label, index) => ({
    label,
    ...Object.fromEntries(series.map((each) => [each.key, each.values[index] ?? 0])),
  }));
  return (
    <ResponsiveContainer width="100%" height="100%">
      <BarChart
        data={data}
        margin={CHART_MARGIN}
        barCategoryGap="28%"
        accessibilityLayer={false}
        className={onSelect ? 'cursor-pointer' : undefined}
        onClick={({ activeTooltipIndex }) => {
          if (activeTooltipIndex !== undefined && activeTooltipIndex !== null)
            onSelect?.(Number(activeTooltipIndex));
        }}
      >
        <CartesianGrid vertical={false} stroke={GRID_COLOR} />
        <XAxis dataKey="label" {...axisProps} minTickGap={20} />
        <YAxis
          {...axisProps}
          width={56}
          allowDecimals={format !== 'number'}
          tickFormatter={(value: number) => formatAxisValue(value, format)}
        />
        <Tooltip content={<ChartTooltip format={format} />} cursor={{ fill: GRID_COLOR, opacity: 0.5 }} />
        {series.map((each) => (
          <Bar
            key={each.key}
            dataKey={each.key}
            name={each.label}
            stackId="all"
            fill={chartColor(each.color)}
            maxBarSize={36}
            isAnimationActive={false}
          />
        ))}
      </BarChart>
    </ResponsiveContainer>
  );
}
