import { formatNumber } from '@/lib/client/format';
import type { SignalDetail } from '@/lib/contracts/signal-list';
import { DescriptionList } from '../ui/description-list';
import { Money } from '../ui/money';
import { TraitList } from './trait-list';

/** What a signal says, each value in its own unit. */
export function SignalPayload({ payload, currency }: Pick<SignalDetail, 'payload' | 'currency'>) {
  if ('traits' in payload) return <TraitList traits={payload.traits} />;
  if ('sequenceId' in payload)
    return (
      <DescriptionList
        items={[
          { label: 'Sequence', value: payload.sequenceId },
          { label: 'Step', value: formatNumber(payload.step + 1) },
        ]}
      />
    );
  if ('converted' in payload)
    return <DescriptionList items={[{ label: 'Converted', value: payload.converted ? 'Yes' : 'No' }]} />;
  return (
    <DescriptionList
      items={[
        { label: 'Day', value: payload.day },
        { label: 'Spend', value: <Money micros={payload.spendMicros} currency={currency} /> },
        { label: 'Revenue', value: <Money micros={payload.revenueMicros} currency={currency} /> },
        { label: 'Impressions', value: formatNumber(payload.impressions) },
        { label: 'Clicks', value: formatNumber(payload.clicks) },
        { label: 'Conversions', value: formatNumber(payload.conversions) },
      ]}
    />
  );
}
