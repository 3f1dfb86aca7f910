'use client';

import { useInfiniteQuery } from '@tanstack/react-query';
import { apiFetch } from '@/lib/client/api';
import { actionTargetPageSchema } from '@/lib/contracts/actions';
import { Button } from '../ui/button';
import { ErrorState } from '../ui/error-state';
import { Panel } from '../ui/panel';
import { Skeleton } from '../ui/skeleton';
import { TextLink } from '../ui/text-link';
import { actionKeys } from './action-keys';
import { thingHref } from './thing-href';

const FIRST = 20;
const MORE = 200;

/** Exactly the people that an action on an audience would reach: the first few, and on demand all of them. */
export function ActionTargets({ workspace, actionId }: { workspace: string; actionId: string }) {
  const query = useInfiniteQuery({
    queryKey: actionKeys.targets(workspace, actionId),
    initialPageParam: '',
    queryFn: ({ pageParam, signal }) =>
      apiFetch(
        `/api/v1/actions/${actionId}/targets?limit=${pageParam ? MORE : FIRST}${pageParam ? `&cursor=${pageParam}` : ''}`,
        { schema: actionTargetPageSchema, workspace, signal },
      ),
    getNextPageParam: ({ nextCursor }) => nextCursor,
  });
  const pages = query.data?.pages ?? [];
  const rows = pages.flatMap((page) => page.rows);
  const total = pages[0]?.total ?? 0;
  return (
    <Panel
      title="Whom it reaches"
      description={
        total > 0
          ? `${total.toLocaleString('en')} people, exactly these: one more or one less, and it is asked again`
          : undefined
      }
    >
      {query.isPending ? <Skeleton height="block" /> : null}
      {query.error ? <ErrorState error={query.error} onRetry={() => void query.refetch()} /> : null}
      <ol className="grid gap-x-6 gap-y-1 sm:grid-cols-2">
        {rows.map(({ id, name, account }) => (
          <li key={id} className="min-w-0 truncate text-sm">
            <TextLink href={thingHref(workspace, 'contact', id) ?? ''}>{name ?? 'Erased'}</TextLink>
            {account ? <span className="text-muted"> · {account}</span> : null}
          </li>
        ))}
      </ol>
      {query.hasNextPage ? (
        <div className="mt-3">
          <Button size="sm" disabled={query.isFetchingNextPage} onClick={() => void query.fetchNextPage()}>
            {query.isFetchingNextPage
              ? 'Loading…'
              : `Show ${Math.min(MORE, total - rows.length)} more of ${total - rows.length}`}
          </Button>
        </div>
      ) : null}
    </Panel>
  );
}
