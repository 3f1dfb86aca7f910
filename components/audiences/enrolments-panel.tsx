'use client';

import { formatCount } from '@/lib/client/format';
import { ActionStatusChip } from '../actions/action-status-chip';
import { NamedLabel } from '../actions/named-label';
import { actionHref } from '../actions/thing-href';
import { useWorkspaceSlug } from '../auth/access-context';
import { Button } from '../ui/button';
import { EmptyState } from '../ui/empty-state';
import { ErrorState } from '../ui/error-state';
import { Panel } from '../ui/panel';
import { Skeleton } from '../ui/skeleton';
import { TextLink } from '../ui/text-link';
import { RelativeTime } from '../ui/time';
import { useEnrolments } from './use-enrolments';

/** What was enrolled before, what became of it, and the way to take it back. */
export function EnrolmentsPanel() {
  const workspace = useWorkspaceSlug();
  const { data, error, refetch, hasNextPage, fetchNextPage, isFetchingNextPage } = useEnrolments();
  const rows = data?.pages.flatMap((page) => page.rows);
  return (
    <Panel title="Asked for before" padding="none">
      {!rows ? (
        <div className="p-4">{error ? <ErrorState error={error} onRetry={refetch} /> : <Skeleton />}</div>
      ) : rows.length === 0 ? (
        <EmptyState title="None">No audience has been enrolled yet.</EmptyState>
      ) : (
        <ul className="divide-y" aria-label="Audiences asked for before">
          {rows.map(({ action, people }) => (
            <li
              key={action.id}
              className="flex flex-wrap items-center justify-between gap-x-4 gap-y-1 px-4 py-2.5"
            >
              <div className="min-w-0 flex-1 basis-64">
                <TextLink href={actionHref(workspace, action)}>{action.sentence}</TextLink>
                <p className="text-xs text-muted">
                  {formatCount(people, 'person', 'people')}, asked for by{' '}
                  <NamedLabel named={action.requester} /> <RelativeTime at={action.createdAt} />
                </p>
              </div>
              <ActionStatusChip status={action.status} size="sm" />
            </li>
          ))}
        </ul>
      )}
      {hasNextPage ? (
        <div className="border-t p-3">
          <Button size="sm" onClick={() => fetchNextPage()} pending={isFetchingNextPage}>
            Show older
          </Button>
        </div>
      ) : null}
    </Panel>
  );
}
