'use client';

import { Radar } from 'lucide-react';
import { formatCount } from '@/lib/client/format';
import { type AlarmKind, alarmKinds } from '@/lib/core/monitoring/alarm';
import { useWorkspaceSlug } from '../auth/access-context';
import { Button } from '../ui/button';
import { EmptyState } from '../ui/empty-state';
import { ErrorState } from '../ui/error-state';
import { Panel } from '../ui/panel';
import { PageSkeleton } from '../ui/skeleton';
import { LinkTabs } from '../ui/tabs';
import { TextLink } from '../ui/text-link';
import { RelativeTime } from '../ui/time';
import { AlarmPanel } from './alarm-panel';
import { type AlarmFilter, alarmParams } from './alarm-params';
import { useAlarms } from './use-alarms';

const kindTabs: Record<AlarmKind, string> = { drift: 'Drift', anomaly: 'Anomalies', feed: 'Sources' };

/** What was found of drift and anomalies: those that nobody settled, or all. */
export function AlarmList({ filter }: { filter: AlarmFilter }) {
  const workspace = useWorkspaceSlug();
  const query = useAlarms(alarmParams(filter));
  const href = (change: Partial<AlarmFilter>) => {
    const { all, kind, subject } = { ...filter, ...change };
    const params = new URLSearchParams({
      ...(all ? { all: 'true' } : {}),
      ...(kind ? { kind } : {}),
      ...(subject ? { subject } : {}),
    }).toString();
    return `/${workspace}/monitoring${params ? `?${params}` : ''}`;
  };
  if (query.isPending) return <PageSkeleton />;
  if (!query.data) return <ErrorState error={query.error} onRetry={() => void query.refetch()} />;
  const rows = query.data.pages.flatMap((page) => page.rows);
  const lookedAt = query.data.pages[0]?.lookedAt ?? null;
  return (
    <div className="flex flex-col gap-4">
      <LinkTabs
        label="Kinds of alarms"
        items={[
          { href: href({ kind: null }), label: 'All kinds' },
          ...alarmKinds.map((kind) => ({ href: href({ kind }), label: kindTabs[kind] })),
        ]}
        current={href({})}
      />
      <div className="flex flex-wrap items-center justify-between gap-2 text-sm text-muted">
        <span>
          {`${formatCount(rows.length, filter.all ? 'alarm' : 'alarm that nobody settled', filter.all ? 'alarms' : 'alarms that nobody settled')}${query.hasNextPage ? ', the newest ones' : ''}; `}
          {lookedAt ? (
            <>
              last looked <RelativeTime at={lookedAt} />
            </>
          ) : (
            'not looked at yet'
          )}
        </span>
        <span className="flex flex-wrap gap-x-4">
          {filter.subject ? (
            <TextLink href={href({ subject: null })}>Show those of everything</TextLink>
          ) : null}
          <TextLink href={href({ all: !filter.all })}>
            {filter.all ? 'Show those alone that nobody settled' : 'Show settled ones too'}
          </TextLink>
        </span>
      </div>
      {rows.length === 0 ? (
        <Panel>
          <EmptyState title={filter.all ? 'Nothing was found yet' : 'Nothing stands out'} icon={Radar}>
            Every hour metrics are held against their season, and every day each agent’s decisions against the
            baseline of its version. What the policy says follows is set under Policies, Monitoring.
          </EmptyState>
        </Panel>
      ) : (
        rows.map((alarm) => <AlarmPanel key={alarm.id} alarm={alarm} />)
      )}
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
