'use client';

import { GitFork, Plus } from 'lucide-react';
import { formatCount, formatNumber } from '@/lib/client/format';
import type { HoldoutRow } from '@/lib/contracts/holdouts';
import { unitTitles } from '@/lib/core/holdouts/describe-holdout';
import { NamedLabel } from '../actions/named-label';
import { useCan, useWorkspaceSlug } from '../auth/access-context';
import { Button } from '../ui/button';
import { EmptyState } from '../ui/empty-state';
import { ErrorState } from '../ui/error-state';
import { Panel } from '../ui/panel';
import { PageSkeleton } from '../ui/skeleton';
import { StatusChip } from '../ui/status-chip';
import { TextLink } from '../ui/text-link';
import { RelativeTime } from '../ui/time';
import { EvidenceChip, netText } from './holdout-words';
import { NewHoldoutDialog } from './new-holdout-dialog';
import { useHoldouts } from './use-holdouts';

/** The holdouts of a workspace, and how to begin one. */
export function HoldoutList({ of }: { of: string | null }) {
  const query = useHoldouts(of);
  const mayEdit = useCan('holdouts.edit');
  const workspace = useWorkspaceSlug();
  if (query.isPending) return <PageSkeleton />;
  if (!query.data) return <ErrorState error={query.error} onRetry={() => void query.refetch()} />;
  const { rows } = query.data;
  return (
    <Panel
      title={of === null ? 'Holdouts' : 'Holdouts of it'}
      description={
        of === null ? (
          formatCount(rows.length, 'holdout')
        ) : (
          <TextLink href={`/${workspace}/holdouts`}>Show all</TextLink>
        )
      }
      padding="none"
      actions={
        mayEdit ? (
          <NewHoldoutDialog
            of={of}
            trigger={
              <Button variant="primary" size="sm">
                <Plus aria-hidden />
                New holdout
              </Button>
            }
          />
        ) : null
      }
    >
      {rows.length === 0 ? (
        <EmptyState title="No holdout has run" icon={GitFork}>
          {mayEdit
            ? 'Begin one: a share is kept from what a play or an agent does, and what acting on the others is worth is measured against it.'
            : 'An operator or admin begins one. Until then nothing shows that acting is better than doing nothing.'}
        </EmptyState>
      ) : (
        <ul className="divide-y">
          {rows.map((row) => (
            <Row key={row.id} row={row} />
          ))}
        </ul>
      )}
    </Panel>
  );
}

function Row({ row }: { row: HoldoutRow }) {
  const workspace = useWorkspaceSlug();
  const { id, name, of, unit, status, met, judged, plannedUnits, evidence, startedAt, net } = row;
  const { one, many } = unitTitles[unit];
  return (
    <li className="flex flex-wrap items-start justify-between gap-x-4 gap-y-2 px-4 py-3">
      <span className="flex min-w-0 flex-col gap-0.5">
        <span className="font-medium">
          <TextLink href={`/${workspace}/holdouts/${id}`}>{name}</TextLink>
        </span>
        <span className="flex flex-wrap gap-x-1.5 text-xs text-muted">
          <NamedLabel named={of} workspace={workspace} /> by {one}, begun <RelativeTime at={startedAt} />.{' '}
          {formatNumber(met)} {many} met, {formatNumber(judged)} judged of {formatNumber(plannedUnits)}{' '}
          planned.
        </span>
      </span>
      <span className="flex flex-wrap items-center gap-3 text-xs text-muted">
        {net === null ? null : (
          <span>
            {netText(row)} a {one}
          </span>
        )}
        <EvidenceChip evidence={evidence} />
        <StatusChip tone={status === 'running' ? 'ok' : 'neutral'}>
          {status === 'running' ? 'Running' : 'Stopped'}
        </StatusChip>
      </span>
    </li>
  );
}
