'use client';

import type { ReactNode } from 'react';
import type { PauseView } from '@/lib/contracts/stops';
import { pauseModeTitles, pauseSubjectTitles } from '@/lib/core/pauses/pause';
import { NamedLabel } from '../actions/named-label';
import { useWorkspaceSlug } from '../auth/access-context';
import { Button } from '../ui/button';
import { ErrorState } from '../ui/error-state';
import { Panel } from '../ui/panel';
import { Skeleton } from '../ui/skeleton';
import { StatusChip } from '../ui/status-chip';
import { TextLink } from '../ui/text-link';
import { RelativeTime } from '../ui/time';
import { usePauses } from './use-pauses';

/** Stops in force, or those that were lifted, the newest first; each leads to what it met. */
export function PauseList({
  status,
  title,
  empty,
}: {
  status: 'active' | 'lifted';
  title: string;
  empty: ReactNode;
}) {
  const query = usePauses(status);
  const rows = query.data?.pages.flatMap((page) => page.rows);
  return (
    <Panel title={title} padding="none">
      {!rows ? (
        query.error ? (
          <ErrorState error={query.error} onRetry={() => void query.refetch()} />
        ) : (
          <Skeleton height="chart" />
        )
      ) : rows.length === 0 ? (
        <div className="p-4 text-sm text-muted">{empty}</div>
      ) : (
        <ul className="divide-y divide-line">
          {rows.map((pause) => (
            <PauseRow key={pause.id} pause={pause} />
          ))}
        </ul>
      )}
      {query.hasNextPage ? (
        <div className="p-3">
          <Button onClick={() => void query.fetchNextPage()} pending={query.isFetchingNextPage}>
            Show older
          </Button>
        </div>
      ) : null}
    </Panel>
  );
}

function PauseRow({ pause }: { pause: PauseView }) {
  const workspace = useWorkspaceSlug();
  const { covers, cause } = pause;
  return (
    <li className="flex flex-wrap items-start justify-between gap-x-6 gap-y-1 px-4 py-3">
      <div className="min-w-0 flex-1 basis-72">
        <p className="flex flex-wrap items-center gap-x-2 text-sm font-medium">
          <TextLink href={`/${workspace}/stops/${pause.id}`}>{covers.name ?? covers.id}</TextLink>
          <span className="text-xs font-normal text-muted">
            {pauseSubjectTitles[pause.subject]} · {pauseModeTitles[pause.mode].title}
          </span>
          {cause?.type === 'breaker' || cause?.type === 'alarm' ? (
            <StatusChip tone="wait">By itself</StatusChip>
          ) : null}
          {cause?.type === 'drill' ? <StatusChip tone="neutral">Drill</StatusChip> : null}
        </p>
        <p className="text-sm text-pretty text-muted">{pause.reason}</p>
      </div>
      <p className="text-xs text-muted">
        <RelativeTime at={pause.since} /> by <NamedLabel named={pause.by} />
        {pause.liftedAt && pause.liftedBy ? (
          <span className="block">
            lifted <RelativeTime at={pause.liftedAt} /> by <NamedLabel named={pause.liftedBy} />
          </span>
        ) : null}
      </p>
    </li>
  );
}
