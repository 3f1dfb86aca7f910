'use client';

import type { TooltipContentProps } from 'recharts';
import { type ChartFormat, formatChartValue } from './chart-format';

/** The box beside the pointer: the category, and each series with its colour, name and value. */
export function ChartTooltip({
  active,
  label,
  payload,
  format,
}: Partial<TooltipContentProps> & { format: ChartFormat }) {
  if (!active || !payload?.length) return null;
  return (
    <div className="rounded-md border border-line bg-surface px-2.5 py-2 text-xs shadow-overlay">
      <p className="mb-1 font-medium">{label}</p>
      <ul className="flex flex-col gap-0.5">
        {payload.map((entry) => (
          <li key={String(entry.name)} className="flex items-center gap-2">
            <span aria-hidden className="size-2 rounded-full" style={{ background: entry.color }} />
            <span className="flex-1 text-muted">{entry.name}</span>
            <span className="pl-3 font-medium">
              {typeof entry.value === 'number' ? formatChartValue(entry.value, format) : '–'}
            </span>
          </li>
        ))}
      </ul>
    </div>
  );
}
