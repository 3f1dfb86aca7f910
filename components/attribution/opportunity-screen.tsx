'use client';

import { formatMoney, formatNumber } from '@/lib/client/format';
import type { OpportunityDetail } from '@/lib/contracts/attribution';
import {
  attributionModels,
  attributionModelTitles,
  creditChannelTitles,
} from '@/lib/core/attribution/attribution';
import { opportunityKindTitles, opportunityStatusTitles } from '@/lib/core/attribution/opportunity-titles';
import { NamedLabel } from '../actions/named-label';
import { useWorkspaceSlug } from '../auth/access-context';
import { Page, PageColumns } from '../layout/page';
import { DescriptionList } from '../ui/description-list';
import { EmptyState } from '../ui/empty-state';
import { ErrorState } from '../ui/error-state';
import { Money } from '../ui/money';
import { OrMissing } from '../ui/or-missing';
import { PageHeader } from '../ui/page-header';
import { Panel } from '../ui/panel';
import { ScrollingTable } from '../ui/scrolling-table';
import { PageSkeleton } from '../ui/skeleton';
import { AbsoluteTime } from '../ui/time';
import { OpportunityTouches } from './opportunity-touches';
import { useOpportunity } from './use-attribution';

/** One opportunity: what each channel, agent and play is given of it, and every touch behind that. */
export function OpportunityScreen({ id }: { id: string }) {
  const workspace = useWorkspaceSlug();
  const query = useOpportunity(id);
  if (query.isPending) return <PageSkeleton />;
  if (!query.data) return <ErrorState error={query.error} onRetry={() => void query.refetch()} />;
  const opportunity = query.data;
  const { account, kind, status, amountMicros, currency, openedAt, closedAt, platform, recordId, steps } =
    opportunity;
  return (
    <Page>
      <PageHeader
        breadcrumb={[
          { label: 'Attribution', href: `/${workspace}/attribution` },
          { label: 'Opportunities', href: `/${workspace}/attribution/opportunities` },
        ]}
        title={account.name ?? account.id}
        description={`${opportunityKindTitles[kind]}, ${opportunityStatusTitles[status].toLowerCase()}`}
      />
      <PageColumns
        main={
          <>
            <Panel
              title="What it is given by"
              description={
                status === 'won'
                  ? 'Of each model the parts add up to its amount.'
                  : 'Nothing is shared out before it is won.'
              }
              padding="none"
            >
              <Credits opportunity={opportunity} />
            </Panel>
            <OpportunityTouches id={id} status={status} />
          </>
        }
        side={
          <>
            <Panel title="Opportunity">
              <DescriptionList
                items={[
                  { label: 'Account', value: <NamedLabel named={account} workspace={workspace} /> },
                  { label: 'Amount', value: <Money micros={amountMicros} currency={currency} /> },
                  { label: 'Opened', value: <AbsoluteTime at={openedAt} /> },
                  {
                    label: 'Won or lost',
                    value: closedAt ? <AbsoluteTime at={closedAt} /> : <OrMissing>{null}</OrMissing>,
                  },
                  { label: 'Record', value: `${recordId} of ${platform}` },
                ]}
              />
            </Panel>
            <Panel title="Stages">
              <DescriptionList
                items={steps.map(({ at, stage }) => ({ label: stage, value: <AbsoluteTime at={at} /> }))}
              />
            </Panel>
          </>
        }
      />
    </Page>
  );
}

function Credits({ opportunity }: { opportunity: OpportunityDetail }) {
  const workspace = useWorkspaceSlug();
  const { credits, currency, status } = opportunity;
  if (credits.length === 0)
    return (
      <EmptyState title="Not looked at yet">
        {status === 'lost'
          ? 'What was lost is learnt from, and nothing of it is shared out.'
          : 'It is looked at within the hour.'}
      </EmptyState>
    );
  return (
    <ScrollingTable label="What the opportunity is given by">
      <table className="w-full min-w-[44rem] border-collapse text-left text-sm">
        <caption className="sr-only">What the opportunity is given by</caption>
        <thead className="bg-sunken text-xs text-muted">
          <tr className="[&>*]:px-4 [&>*]:py-1.5 [&>*]:font-medium">
            <th scope="col">Channel</th>
            <th scope="col">Agent</th>
            <th scope="col">Play</th>
            <th scope="col" className="text-right">
              Touches
            </th>
            {attributionModels.map((model) => (
              <th key={model} scope="col" className="text-right">
                {attributionModelTitles[model]}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {credits.map(({ channel, agent, play, touches, influences, micros }) => (
            <tr
              key={`${channel} ${agent?.id ?? ''} ${play?.id ?? ''}`}
              className="border-t [&>*]:px-4 [&>*]:py-2"
            >
              <th scope="row" className="font-normal">
                {creditChannelTitles[channel]}
                {influences ? (
                  <span className="block text-xs text-muted">acted before progress was made</span>
                ) : null}
              </th>
              <td>
                <OrMissing>{agent && <NamedLabel named={agent} workspace={workspace} />}</OrMissing>
              </td>
              <td>
                <OrMissing>{play && <NamedLabel named={play} workspace={workspace} />}</OrMissing>
              </td>
              <td className="text-right">{formatNumber(touches)}</td>
              {attributionModels.map((model) => (
                <td key={model} className="text-right">
                  {status === 'won' ? formatMoney(micros[model], currency) : '–'}
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </ScrollingTable>
  );
}
