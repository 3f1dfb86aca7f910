'use client';

import { ShieldCheck } from 'lucide-react';
import { incidentStatuses, type Overview } from '@/lib/contracts/overview';
import { ActionStatusChip, actionStatusWords } from '../actions/action-status-chip';
import { actionHref } from '../actions/thing-href';
import { useAccess } from '../auth/access-context';
import { EmptyState } from '../ui/empty-state';
import { Panel } from '../ui/panel';
import { StatusChip } from '../ui/status-chip';
import { TextLink } from '../ui/text-link';
import { RelativeTime } from '../ui/time';

/** What went wrong or stands still, each with the way to it. */
export function IncidentsPanel({ incidents }: { incidents: Overview['incidents'] }) {
  const { slug } = useAccess().workspace;
  const { counts, rows, rights, alarms } = incidents;
  const due = rights.overdue + rights.dueSoon > 0;
  const words = incidentStatuses.flatMap((status) => {
    const count = counts[status] ?? 0;
    return count > 0 ? [`${count} ${actionStatusWords[status].label.toLowerCase()}`] : [];
  });
  return (
    <div id="incidents" className="scroll-mt-28">
      <Panel
        title="Incidents"
        description={words.length > 0 ? words.join(', ') : undefined}
        tone={rows.length > 0 || rights.overdue > 0 || alarms > 0 ? 'stop' : due ? 'wait' : 'plain'}
        padding="none"
      >
        {alarms > 0 ? (
          <div className="flex flex-wrap items-center justify-between gap-2 border-b px-4 py-2.5 last:border-b-0">
            <TextLink href={`/${slug}/monitoring`}>Drift and anomalies</TextLink>
            <StatusChip tone="stop" size="sm">{`${alarms} not settled`}</StatusChip>
          </div>
        ) : null}
        {due ? <DueRequests slug={slug} rights={rights} /> : null}
        {rows.length === 0 && !due && alarms === 0 ? (
          <EmptyState title="None" icon={ShieldCheck}>
            Nothing is held, unclear or in conflict, and nothing failed in seven days.
          </EmptyState>
        ) : (
          <ul className="divide-y">
            {rows.map(({ at, action }) => (
              <li key={action.id} className="flex flex-col gap-1 px-4 py-2.5">
                <TextLink href={actionHref(slug, action)}>{action.sentence}</TextLink>
                <div className="flex flex-wrap items-center justify-between gap-2 text-xs text-muted">
                  <ActionStatusChip status={action.status} size="sm" />
                  <RelativeTime at={at} />
                </div>
              </li>
            ))}
          </ul>
        )}
      </Panel>
    </div>
  );
}

/** What people asked for about their data, where the time to answer is over or nearly so. */
function DueRequests({ slug, rights }: { slug: string; rights: Overview['incidents']['rights'] }) {
  const { overdue, dueSoon } = rights;
  return (
    <div className="flex flex-wrap items-center justify-between gap-2 border-b px-4 py-2.5 last:border-b-0">
      <TextLink href={`/${slug}/rights`}>Requests about personal data</TextLink>
      <span className="flex flex-wrap gap-1.5">
        {overdue > 0 ? <StatusChip tone="stop" size="sm">{`${overdue} overdue`}</StatusChip> : null}
        {dueSoon > 0 ? <StatusChip tone="wait" size="sm">{`${dueSoon} due within 7 days`}</StatusChip> : null}
      </span>
    </div>
  );
}
