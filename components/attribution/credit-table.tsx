import { formatMoney, formatNumber } from '@/lib/client/format';
import type { AttributedCredit, AttributedCurrency } from '@/lib/contracts/attribution';
import {
  attributionModels,
  attributionModelTitles,
  type CreditChannel,
  creditChannelTitles,
} from '@/lib/core/attribution/attribution';
import { microsOf } from '@/lib/core/shared/micros';
import { useWorkspaceSlug } from '../auth/access-context';
import { EmptyState } from '../ui/empty-state';
import { ScrollingTable } from '../ui/scrolling-table';
import { TextLink } from '../ui/text-link';
import { type AttributionFilter, opportunitiesHref } from './attribution-params';

/** What each channel is given by each model; every amount leads to its opportunities. */
export function CreditTable({ of, filter }: { of: AttributedCurrency; filter: AttributionFilter }) {
  if (of.rows.length === 0)
    return (
      <EmptyState title="Nothing was won by it within this period">
        Choose a longer period, or show everything.
      </EmptyState>
    );
  const total = of.rows.length > 1;
  return (
    <ScrollingTable label={`Won by channel and model, in ${of.currency}`}>
      <table className="w-full min-w-[52rem] border-collapse text-left text-sm">
        <caption className="sr-only">Won by channel and model, in {of.currency}</caption>
        <thead className="bg-sunken text-xs text-muted">
          <tr className="[&>*]:px-4 [&>*]:py-1.5 [&>*]:font-medium">
            <th scope="col">Channel</th>
            <th scope="col" className="text-right">
              Opportunities
            </th>
            {attributionModels.map((model) => (
              <th key={model} scope="col" className="text-right">
                {attributionModelTitles[model]}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {of.rows.map(({ channel, opportunities, credits }) => (
            <Row
              key={channel}
              title={creditChannelTitles[channel]}
              channel={channel}
              opportunities={opportunities}
              credits={credits}
              of={of}
              filter={filter}
            />
          ))}
          {total ? (
            <Row
              title="Together"
              channel={filter.channel}
              opportunities={null}
              credits={of.total}
              of={of}
              filter={filter}
            />
          ) : null}
        </tbody>
      </table>
    </ScrollingTable>
  );
}

function Row({
  title,
  channel,
  opportunities,
  credits,
  of: { currency },
  filter,
}: {
  title: string;
  channel: CreditChannel | null;
  opportunities: number | null;
  credits: AttributedCurrency['total'];
  of: AttributedCurrency;
  filter: AttributionFilter;
}) {
  const workspace = useWorkspaceSlug();
  const href = opportunitiesHref(workspace, { ...filter, channel, currency });
  return (
    <tr className="border-t align-top [&>*]:px-4 [&>*]:py-2">
      <th scope="row" className="font-medium">
        {title}
      </th>
      <td className="text-right">
        {opportunities === null ? null : <TextLink href={href}>{formatNumber(opportunities)}</TextLink>}
      </td>
      {attributionModels.map((model) => (
        <td key={model} className="text-right">
          <Amount credit={credits[model]} currency={currency} href={href} />
        </td>
      ))}
    </tr>
  );
}

function Amount({ credit, currency, href }: { credit: AttributedCredit; currency: string; href: string }) {
  const { micros, interval } = credit;
  const money = (units: number) => formatMoney(microsOf(units), currency, { style: 'whole' });
  return (
    <>
      <TextLink href={href}>{formatMoney(micros, currency, { style: 'whole' })}</TextLink>
      <span className="block text-xs whitespace-nowrap text-muted">
        {interval === null ? 'too few accounts' : `(${money(interval.low)} to ${money(interval.high)})`}
      </span>
    </>
  );
}
