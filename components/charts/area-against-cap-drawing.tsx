'use client';

import { Area, Line } from 'recharts';
import type { AreaAgainstCapProps } from './area-against-cap-props';
import { chartColor } from './chart-colors';
import { LinesFrame } from './lines-frame';

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
    <LinesFrame data={points} format={format}>
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
    </LinesFrame>
  );
}
