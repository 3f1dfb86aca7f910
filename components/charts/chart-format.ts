import { formatNumber, formatPercent } from '@/lib/client/format';

/** How values of a chart are written. Plain data, so that a server component can pass it. */
export type ChartFormat = 'number' | 'percent' | { currency: string };

/** The whole value, for tooltips and tables. */
export function formatChartValue(value: number, format: ChartFormat): string {
  if (format === 'percent') return formatPercent(value);
  if (format === 'number') return formatNumber(value);
  return currencyText(value, format.currency, { maximumFractionDigits: 2 });
}

/** The short form, for axes. */
export function formatAxisValue(value: number, format: ChartFormat): string {
  if (format === 'percent') return formatPercent(value, { maximumFractionDigits: 0 });
  if (format === 'number') return formatNumber(value, { style: 'compact' });
  return currencyText(value, format.currency, { notation: 'compact', maximumFractionDigits: 1 });
}

function currencyText(value: number, currency: string, options: Intl.NumberFormatOptions): string {
  return value.toLocaleString('en-US', {
    style: 'currency',
    currency,
    currencyDisplay: 'narrowSymbol',
    ...options,
  });
}
