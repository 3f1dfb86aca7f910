'use client';

import { Undo2 } from 'lucide-react';
import type { Route } from 'next';
import Link from 'next/link';
import { formatCount, formatNumber } from '@/lib/client/format';
import type { Descendants, SourceDetail } from '@/lib/contracts/sources';
import { ActionStatusChip } from '../actions/action-status-chip';
import { NamedLabel } from '../actions/named-label';
import { actionHref } from '../actions/thing-href';
import { useCan, useWorkspaceSlug } from '../auth/access-context';
import { Button } from '../ui/button';
import { ErrorState } from '../ui/error-state';
import { Skeleton } from '../ui/skeleton';
import { TextLink } from '../ui/text-link';
import { useDescendants } from './use-sources';

/** What was decided on the signals of a source that is not believed, and the way to take it back. */
export function SourceDescendants({ source: { id, name }, from }: { source: SourceDetail; from: string }) {
  const mayUndo = useCan('actions.undo');
  const query = useDescendants(id, from);
  const [first] = query.data?.pages ?? [];
  if (!first)
    return query.error ? (
      <ErrorState error={query.error} onRetry={() => void query.refetch()} />
    ) : (
      <Skeleton height="chart" />
    );
  if (first.actions === 0)
    return <p className="text-sm text-pretty text-muted">Nothing was decided on its signals since then.</p>;
  const rows = query.data?.pages.flatMap((page) => page.rows) ?? [];
  return (
    <>
      <p className="text-sm text-pretty text-muted">
        Since then {formatCount(first.decisions, 'decision')} about {formatCount(first.actions, 'action')}{' '}
        rested on its signals, directly or through what they set off.{' '}
        {first.standing === 0
          ? 'None of the actions stands any more.'
          : `${formatNumber(first.standing)} of the actions were carried out and stand.`}
      </p>
      <ul className="w-full divide-y divide-line" aria-label="Actions that rest on its signals">
        {rows.map((action) => (
          <DescendantRow key={action.id} action={action} />
        ))}
      </ul>
      <div className="flex flex-wrap gap-2">
        {mayUndo && first.standing > 0 ? <TakeBack name={name} from={from} /> : null}
        {query.hasNextPage ? (
          <Button onClick={() => void query.fetchNextPage()} pending={query.isFetchingNextPage}>
            Show more of {formatNumber(first.actions)}
          </Button>
        ) : null}
      </div>
    </>
  );
}

function DescendantRow({ action }: { action: Descendants['rows'][number] }) {
  const workspace = useWorkspaceSlug();
  return (
    <li className="flex items-start justify-between gap-3 py-2 text-sm">
      <span className="min-w-0">
        <TextLink href={actionHref(workspace, action)}>{action.sentence}</TextLink>
        <span className="block text-xs text-muted">
          <NamedLabel named={action.target} />
        </span>
      </span>
      <ActionStatusChip status={action.status} size="sm" />
    </li>
  );
}

function TakeBack({ name, from }: { name: string; from: string }) {
  const workspace = useWorkspaceSlug();
  const params = new URLSearchParams({ new: 'source', id: name, from });
  return (
    <Button asChild>
      <Link href={`/${workspace}/rollbacks?${params.toString()}` as Route}>
        <Undo2 aria-hidden />
        Take back…
      </Link>
    </Button>
  );
}
