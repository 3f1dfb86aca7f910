'use client';

import { Split } from 'lucide-react';
import { formatCount, formatNumber } from '@/lib/client/format';
import type { Attribution } from '@/lib/contracts/attribution';
import { attributionPeriods } from '@/lib/core/attribution/attribution';
import { useWorkspaceSlug } from '../auth/access-context';
import { EmptyState } from '../ui/empty-state';
import { ErrorState } from '../ui/error-state';
import { Panel } from '../ui/panel';
import { PageSkeleton } from '../ui/skeleton';
import { LinkTabs } from '../ui/tabs';
import { RelativeTime } from '../ui/time';
import { AttributionFilters } from './attribution-filters';
import { type AttributionFilter, attributionHref, attributionParams } from './attribution-params';
import { CausalPanel } from './causal-panel';
import { CreditChart } from './credit-chart';
import { CreditTable } from './credit-table';
import { InfluencePanel } from './influence-panel';
import { useAttribution } from './use-attribution';

const periodTitles: Record<number, string> = {
  30: '30 days',
  90: '90 days',
  180: '180 days',
  365: 'A year',
};

/** What was won, shared out to what came before it; beside that, what holdouts find was caused. */
export function AttributionScreen({ filter }: { filter: AttributionFilter }) {
  const workspace = useWorkspaceSlug();
  const query = useAttribution(attributionParams(filter));
  if (query.isPending) return <PageSkeleton />;
  if (!query.data) return <ErrorState error={query.error} onRetry={() => void query.refetch()} />;
  const { data } = query;
  return (
    <div className={`flex flex-col gap-5 ${query.isPlaceholderData ? 'opacity-60' : ''}`}>
      <LinkTabs
        label="Period"
        items={attributionPeriods.map((period) => ({
          href: attributionHref(workspace, { ...filter, period }),
          label: periodTitles[period] ?? `${period} days`,
        }))}
        current={attributionHref(workspace, filter)}
      />
      <AttributionFilters filter={filter} agents={data.agents} plays={data.plays} />
      <SeenLine data={data} />
      {data.currencies.length === 0 ? (
        <Panel>
          <EmptyState title="No opportunity is known" icon={Split}>
            {data.lookedAt === null
              ? 'Connect a CRM as a source, or send opportunity.changed through the API: what was won is looked at within the hour.'
              : 'Nothing is open, and nothing was won within this period. Choose a longer one.'}
          </EmptyState>
        </Panel>
      ) : (
        data.currencies.map((of) => (
          <div key={of.currency} className="flex min-w-0 flex-col gap-5">
            <Panel
              title={data.currencies.length > 1 ? `What was won, in ${of.currency}` : 'What was won'}
              description="By model. In brackets: between which amounts it would lie with other accounts like these, in 95 of 100 draws."
              padding="none"
            >
              <CreditTable of={of} filter={filter} />
            </Panel>
            {of.rows.length > 0 ? (
              <Panel title="How each model shares it out">
                <CreditChart of={of} />
              </Panel>
            ) : null}
            <InfluencePanel of={of} filter={filter} />
          </div>
        ))
      )}
      <CausalPanel data={data} />
    </div>
  );
}

function SeenLine({ data }: { data: Attribution }) {
  const { lookedAt, lookBackDays, seen } = data;
  if (lookedAt === null) return <p className="text-sm text-muted">Not looked at yet.</p>;
  return (
    <p className="text-sm text-pretty text-muted">
      Last looked <RelativeTime at={lookedAt} />: {formatNumber(seen.won)} won, {formatNumber(seen.lost)}{' '}
      lost, {formatNumber(seen.open)} open, {formatCount(seen.touches, 'touch', 'touches')} of their accounts.
      A touch counts for {lookBackDays} days, once for each person, channel and day, and never after the
      outcome.
    </p>
  );
}
