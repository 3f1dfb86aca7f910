import type { SignalDetail } from '@/lib/contracts/signal-list';
import { opportunityKindTitles, opportunityStatusTitles } from '@/lib/core/attribution/opportunity-titles';
import { DescriptionList } from '../ui/description-list';
import { Money } from '../ui/money';
import { OrMissing } from '../ui/or-missing';
import { AbsoluteTime } from '../ui/time';

type Opportunity = Extract<SignalDetail['payload'], { opportunity: object }>['opportunity'];

/** A deal as its CRM told of it. */
export function OpportunityPayload({ opportunity }: { opportunity: Opportunity }) {
  const { platform, recordId, kind, stage, status, amountMicros, currency, openedAt, closedAt } = opportunity;
  return (
    <DescriptionList
      items={[
        { label: 'Record', value: `${recordId} of ${platform}` },
        { label: 'About', value: opportunityKindTitles[kind] },
        { label: 'Stage', value: `${stage}, ${opportunityStatusTitles[status].toLowerCase()}` },
        { label: 'Amount', value: <Money micros={amountMicros} currency={currency} /> },
        { label: 'Opened', value: <AbsoluteTime at={openedAt} /> },
        {
          label: 'Won or lost',
          value: closedAt ? <AbsoluteTime at={closedAt} /> : <OrMissing>{null}</OrMissing>,
        },
      ]}
    />
  );
}
