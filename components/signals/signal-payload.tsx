import { formatNumber } from '@/lib/client/format';
import { DescriptionList } from '../ui/description-list';
import { Money } from '../ui/money';
import { TraitList } from './trait-list';

const labels: Record<string, string> = {
  day: 'Day',
  spendMicros: 'Spend',
  revenueMicros: 'Revenue',
  impressions: 'Impressions',
  clicks: 'Clicks',
  conversions: 'Conversions',
  converted: 'Converted',
};

/** What a signal says, each value in its own unit. */
export function SignalPayload({ payload, currency }: { payload: Record<string, unknown>; currency: string }) {
  const { traits, ...fields } = payload;
  const items = Object.entries(fields).map(([name, value]) => ({
    label: labels[name] ?? name,
    value:
      name.endsWith('Micros') && typeof value === 'string' ? (
        <Money micros={value} currency={currency} />
      ) : typeof value === 'boolean' ? (
        value ? (
          'Yes'
        ) : (
          'No'
        )
      ) : typeof value === 'number' ? (
        formatNumber(value)
      ) : (
        String(value)
      ),
  }));
  return (
    <div className="flex flex-col gap-4">
      {items.length > 0 ? <DescriptionList items={items} /> : null}
      {traits ? <TraitList traits={traits as Record<string, unknown>} /> : null}
    </div>
  );
}
