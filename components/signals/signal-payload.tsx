import { formatNumber } from '@/lib/client/format';
import type { SignalDetail } from '@/lib/contracts/signal-list';
import { segmentWords, variantWords } from '@/lib/core/content/page-audience';
import { DescriptionList } from '../ui/description-list';
import { Money } from '../ui/money';
import { OrMissing } from '../ui/or-missing';
import { OpportunityPayload } from './opportunity-payload';
import { PropertyList } from './property-list';
import { TraitList } from './trait-list';

/** What a signal says, each value in its own unit. */
export function SignalPayload({ payload, currency }: Pick<SignalDetail, 'payload' | 'currency'>) {
  if ('traits' in payload) return <TraitList traits={payload.traits} />;
  if ('pageId' in payload)
    return (
      <DescriptionList
        items={[
          { label: 'Day', value: payload.day },
          ...payload.variants.map(({ segment, variant, shown, won }) => ({
            label: `${segmentWords(segment)}: ${variantWords(variant).toLowerCase()}`,
            value: `${formatNumber(shown)} visits, ${formatNumber(won)} conversions`,
          })),
        ]}
      />
    );
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
  if ('medium' in payload)
    return (
      <>
        <DescriptionList
          items={[
            { label: 'Event', value: payload.event },
            ...pageItems(payload.page),
            { label: 'Reported by', value: <OrMissing>{payload.device?.userAgent}</OrMissing> },
          ]}
        />
        <PropertyList properties={payload.properties} />
      </>
    );
  if ('report' in payload)
    return (
      <>
        <DescriptionList
          items={[
            { label: 'The mail was', value: payload.report },
            { label: 'Bounce', value: <OrMissing>{payload.bounce}</OrMissing> },
            { label: 'Reason', value: <OrMissing>{payload.reason}</OrMissing> },
          ]}
        />
        <PropertyList properties={payload.properties} />
      </>
    );
  if ('object' in payload)
    return (
      <>
        <DescriptionList
          items={[
            { label: 'Object', value: payload.object },
            { label: 'At its source', value: payload.recordId },
          ]}
        />
        <PropertyList properties={payload.properties} />
      </>
    );
  if ('opportunity' in payload) return <OpportunityPayload opportunity={payload.opportunity} />;
  if ('title' in payload)
    return (
      <DescriptionList
        items={[
          { label: 'Title', value: payload.title },
          { label: 'Address', value: <OrMissing>{payload.url}</OrMissing> },
          { label: 'Summary', value: <OrMissing>{payload.summary}</OrMissing> },
        ]}
      />
    );
  if (!('day' in payload)) return <p className="text-muted">Two identifiers are of one person.</p>;
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

type Page = Extract<SignalDetail['payload'], { medium: string }>['page'];

const pageItems = (page: Page) =>
  (
    [
      ['Title', page?.title],
      ['Address', page?.url ?? page?.path],
      ['Came from', page?.referrer],
    ] as const
  ).flatMap(([label, value]) => (value ? [{ label, value }] : []));
