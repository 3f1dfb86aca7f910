'use client';

import { formatCount } from '@/lib/client/format';
import type { RollbackView } from '@/lib/contracts/rollbacks';
import { NamedLabel } from '../actions/named-label';
import { useWorkspaceSlug } from '../auth/access-context';
import { Button } from '../ui/button';
import { EmptyState } from '../ui/empty-state';
import { ErrorState } from '../ui/error-state';
import { Skeleton } from '../ui/skeleton';
import { StatusChip } from '../ui/status-chip';
import { TextLink } from '../ui/text-link';
import { RelativeTime } from '../ui/time';
import { totalOf } from './rollback-figures';
import { rollbackStatusWords } from './rollback-words';
import { useRollbacks } from './use-rollbacks';

/** Every rollback, the newest first. */
export function RollbackList() {
  const query = useRollbacks();
  const rows = query.data?.pages.flatMap((page) => page.rows);
  if (!rows)
    return query.error ? (
      <ErrorState error={query.error} onRetry={() => void query.refetch()} />
    ) : (
      <Skeleton height="chart" />
    );
  if (rows.length === 0)
    return (
      <EmptyState title="Nothing has been taken back in bulk">
        Take back what an agent, a version of it, a policy, a platform, a bad source or a window of time led
        to. A single action is taken back where it stands in its run.
      </EmptyState>
    );
  return (
    <div className="rounded-lg border bg-surface">
      <ul className="divide-y divide-line" aria-label="Rollbacks">
        {rows.map((rollback) => (
          <RollbackRow key={rollback.id} rollback={rollback} />
        ))}
      </ul>
      {query.hasNextPage ? (
        <div className="p-3">
          <Button onClick={() => void query.fetchNextPage()} pending={query.isFetchingNextPage}>
            Show older
          </Button>
        </div>
      ) : null}
    </div>
  );
}

function RollbackRow({ rollback }: { rollback: RollbackView }) {
  const workspace = useWorkspaceSlug();
  const { subject, status } = rollback;
  return (
    <li className="flex flex-wrap items-start justify-between gap-x-6 gap-y-1 px-4 py-3">
      <div className="min-w-0 flex-1 basis-72">
        <p className="flex flex-wrap items-center gap-x-2 text-sm font-medium">
          <TextLink href={`/${workspace}/rollbacks/${rollback.id}`}>{subject.name ?? subject.id}</TextLink>
          <StatusChip tone={rollbackStatusWords[status].tone} size="sm">
            {rollbackStatusWords[status].label}
          </StatusChip>
        </p>
        <p className="text-sm text-pretty text-muted">{rollback.reason}</p>
      </div>
      <p className="text-xs text-muted">
        {formatCount(totalOf(rollback.items), 'action')}
        <span className="block">
          <RelativeTime at={rollback.createdAt} /> by <NamedLabel named={rollback.requestedBy} />
        </span>
      </p>
    </li>
  );
}
