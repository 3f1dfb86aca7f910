'use client';

import { Button } from '../ui/button';
import { ErrorState } from '../ui/error-state';
import { Panel } from '../ui/panel';
import { Skeleton } from '../ui/skeleton';
import { SurgePanel } from './surge-panel';
import { surgesOf } from './surge-params';
import { useSurges } from './use-interest';

/** When the people of one account engaged unusually, the newest first. */
export function AccountSurges({ accountId }: { accountId: string }) {
  const query = useSurges(surgesOf(accountId));
  if (query.isPending)
    return (
      <Panel title="Surges">
        <Skeleton height="chart" />
      </Panel>
    );
  if (!query.data) return <ErrorState error={query.error} onRetry={() => void query.refetch()} />;
  const rows = query.data.pages.flatMap((page) => page.rows);
  if (rows.length === 0)
    return (
      <Panel title="Surges">
        <p className="text-sm text-muted">
          Its people have not yet engaged more than its own history, its peers and chance explain.
        </p>
      </Panel>
    );
  return (
    <>
      {rows.map((surge) => (
        <SurgePanel key={surge.id} surge={surge} withAccount={false} />
      ))}
      {query.hasNextPage ? (
        <div>
          <Button onClick={() => void query.fetchNextPage()} pending={query.isFetchingNextPage}>
            Show older
          </Button>
        </div>
      ) : null}
    </>
  );
}
