import { formatCount, formatMoney, formatNumber, formatPercent } from '@/lib/client/format';
import type { ActionDetail } from '@/lib/contracts/actions';

type Effect = ActionDetail['expectedEffect'];

function formatEffect(value: number, unit: Effect['unit'], currency: string): string {
  if (unit === 'probability') return formatPercent(value);
  if (unit === 'micros') return formatMoney(BigInt(Math.round(value)), currency);
  return formatNumber(value);
}

/** The expected effect with its interval: never a point without a range. */
export function ExpectedEffectText({ effect, currency }: { effect: Effect; currency: string }) {
  const { metric, unit, value, low, high, horizonDays } = effect;
  return (
    <span className="flex flex-col">
      <span>
        <span className="font-medium">{formatEffect(value, unit, currency)}</span>{' '}
        <span className="text-muted">
          (between {formatEffect(low, unit, currency)} and {formatEffect(high, unit, currency)})
        </span>
      </span>
      <span className="text-xs text-muted">
        {metric}
        {horizonDays > 0 ? `, within ${formatCount(horizonDays, 'day')}` : ''}
      </span>
    </span>
  );
}
