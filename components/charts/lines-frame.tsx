'use client';

import type { ReactNode } from 'react';
import { CartesianGrid, ComposedChart, ResponsiveContainer, Tooltip, XAxis, YAxis } from 'recharts';
import { axisProps, CHART_MARGIN, GRID_COLOR } from './chart-axes';
import { type ChartFormat, formatAxisValue } from './chart-format';
import { ChartTooltip } from './chart-tooltip';

/** What all drawings of lines and areas over categories share: grid, axes and tooltip. The points name their category by `label`. */
export function LinesFrame({
  data,
  format,
  children,
}: {
  data: readonly object[];
  format: ChartFormat;
  /** The lines, areas and references, the hindmost first. */
  children: ReactNode;
}) {
  return (
    <ResponsiveContainer width="100%" height="100%">
      <ComposedChart data={[...data]} margin={CHART_MARGIN} accessibilityLayer={false}>
        <CartesianGrid vertical={false} stroke={GRID_COLOR} />
        <XAxis dataKey="label" {...axisProps} minTickGap={28} />
        <YAxis {...axisProps} width={56} tickFormatter={(value: number) => formatAxisValue(value, format)} />
        <Tooltip content={<ChartTooltip format={format} />} cursor={{ stroke: GRID_COLOR }} />
        {children}
      </ComposedChart>
    </ResponsiveContainer>
  );
}
