'use client';

import { Split } from 'lucide-react';
import { formatCount, formatMoney, formatNumber } from '@/lib/client/format';
import type { OpportunityRow } from '@/lib/contracts/attribution';
import {
  attributionModels,
  attributionModelTitles,
  creditChannelTitles,
} from '@/lib/core/attribution/attribution';
import { opportunityKindTitles, opportunityStatusTitles } from '@/lib/core/attribution/opportunity-titles';
import { opportunityStatuses } from '@/lib/core/signals/signal-kinds';
import { useWorkspaceSlug } from '../auth/access-context';
import { Button } from '../ui/button';
import { EmptyState } from '../ui/empty-state';
import { ErrorState } from '../ui/error-state';
import { Panel } from '../ui/panel';
import { ScrollingTable } from '../ui/scrolling-table';
import { PageSkeleton } from '../ui/skeleton';
import { LinkTabs } from '../ui/tabs';
import { TextLink } from '../ui/text-link';
import { AbsoluteTime } from '../ui/time';
import { type OpportunityFilter, opportunitiesHref, opportunityParams } from './attribution-params';
import { useOpportunities } from './use-attribution';

/** The opportunities behind a figure, and what each model gives what was asked for. */
export function OpportunityList({ filter }: { filter: OpportunityFilter }) {
  const workspace = useWorkspaceSlug();
  const query = useOpportunities(opportunityParams(filter));
  if (query.isPending) return <PageSkeleton />;
  if (!query.data) return <ErrorState error={query.error} onRetry={() => void query.refetch()} />;
  const rows = query.data.pages.flatMap((page) => page.rows);
  const href = (change: Partial<OpportunityFilter>) => opportunitiesHref(workspace, { ...filter, ...change });
  return (
    <div className="flex min-w-0 flex-col gap-4">
      <LinkTabs
        label="Status"
        items={opportunityStatuses.map((status) => ({
          href: href({ status }),
          label: opportunityStatusTitles[status],
        }))}
        current={href({})}
      />
      <p className="flex flex-wrap gap-x-4 text-sm text-muted">
        <span>{narrowedText(filter)}</span>
        {narrowedText(filter) === 'All of the period.' ? null : (
          <TextLink
            href={opportunitiesHref(workspace, {
              period: filter.period,
              status: filter.status,
              channel: null,
              agent: null,
              play: null,
            })}
          >
            Show all of the period
          </TextLink>
        )}
      </p>
      <Panel
        title="Opportunities"
        description={`${formatCount(rows.length, 'opportunity', 'opportunities')}${query.hasNextPage ? ', the newest ones' : ''}`}
        padding="none"
      >
        {rows.length === 0 ? (
          <EmptyState title="None within this period" icon={Split}>
            Choose another status, or show all of the period.
          </EmptyState>
        ) : (
          <Table rows={rows} workspace={workspace} status={filter.status} />
        )}
      </Panel>
      {query.hasNextPage ? (
        <div>
          <Button onClick={() => void query.fetchNextPage()} pending={query.isFetchingNextPage}>
            Show older
          </Button>
        </div>
      ) : null}
    </div>
  );
}

function narrowedText(filter: OpportunityFilter): string {
  const parts = [
    filter.channel === null ? null : `channel ${creditChannelTitles[filter.channel]}`,
    filter.agent === null ? null : 'one agent',
    filter.play === null ? null : 'one play',
    filter.kind === null ? null : opportunityKindTitles[filter.kind].toLowerCase(),
    filter.account === null ? null : 'one account',
    filter.currency === null ? null : `in ${filter.currency}`,
    filter.renewalsOf === null ? null : 'renewals of whom one play took up, within its horizon',
    filter.influenced ? 'influenced by an agent' : null,
  ].filter((part) => part !== null);
  return parts.length === 0 ? 'All of the period.' : `Only: ${parts.join(', ')}.`;
}

function Table({
  rows,
  workspace,
  status,
}: {
  rows: readonly OpportunityRow[];
  workspace: string;
  status: OpportunityFilter['status'];
}) {
  return (
    <ScrollingTable label="Opportunities">
      <table className="w-full min-w-[60rem] border-collapse text-left text-sm">
        <caption className="sr-only">Opportunities</caption>
        <thead className="bg-sunken text-xs text-muted">
          <tr className="[&>*]:px-4 [&>*]:py-1.5 [&>*]:font-medium">
            <th scope="col">Account</th>
            <th scope="col">About</th>
            <th scope="col">Stage</th>
            <th scope="col">{status === 'open' ? 'Opened' : opportunityStatusTitles[status]}</th>
            <th scope="col" className="text-right">
              Amount
            </th>
            <th scope="col" className="text-right">
              Touches
            </th>
            {status === 'won'
              ? attributionModels.map((model) => (
                  <th key={model} scope="col" className="text-right">
                    {attributionModelTitles[model]}
                  </th>
                ))
              : null}
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => (
            <tr key={row.id} className="border-t [&>*]:px-4 [&>*]:py-2">
              <th scope="row" className="font-normal">
                <TextLink href={`/${workspace}/attribution/opportunities/${row.id}`}>
                  {row.account.name ?? row.account.id}
                </TextLink>
              </th>
              <td>{opportunityKindTitles[row.kind]}</td>
              <td>{row.stage}</td>
              <td>
                <AbsoluteTime at={row.closedAt ?? row.openedAt} />
              </td>
              <td className="text-right">{formatMoney(row.amountMicros, row.currency)}</td>
              <td className="text-right">{formatNumber(row.touches)}</td>
              {status === 'won'
                ? attributionModels.map((model) => (
                    <td key={model} className="text-right">
                      {formatMoney(row.credits[model], row.currency)}
                    </td>
                  ))
                : null}
            </tr>
          ))}
        </tbody>
      </table>
    </ScrollingTable>
  );
}
