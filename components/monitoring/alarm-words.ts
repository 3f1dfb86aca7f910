import { formatNumber, formatPercent } from '@/lib/client/format';
import type { AlarmRow } from '@/lib/contracts/alarms';
import type { AlarmStatus } from '@/lib/core/monitoring/alarm';
import type { ChartFormat } from '../charts/chart-format';
import type { Tone } from '../ui/tone';

export const alarmStatusWords: Record<AlarmStatus, { label: string; tone: Tone }> = {
  open: { label: 'open', tone: 'stop' },
  acknowledged: { label: 'looked into', tone: 'wait' },
  settled: { label: 'settled', tone: 'neutral' },
};

/** How the values of an alarm are written; money is in the currency of the workspace. */
export const chartFormatOf = ({ unit }: Pick<AlarmRow, 'unit'>, currency: string): ChartFormat =>
  unit === 'share' ? 'percent' : unit === 'money' ? { currency } : 'number';

/** One value of an alarm in short. */
export const valueText = ({ unit }: Pick<AlarmRow, 'unit'>, value: number): string =>
  unit === 'share'
    ? formatPercent(value, { maximumFractionDigits: 1 })
    : formatNumber(value, { maximumFractionDigits: 1 });

/** “once in a thousand”, from the power of ten that it is. */
export const rarityText = (strength: number): string =>
  `once in ${formatNumber(Math.round(10 ** Math.min(strength, 9)))}${strength > 9 ? ' or more' : ''}`;

/** The place of the value that stands for a moment, or the one before it; −1 where the moment is before all of them. */
export const indexAt = (points: readonly { at: string }[], at: string): number =>
  points.findLastIndex((point) => Date.parse(point.at) <= Date.parse(at));
