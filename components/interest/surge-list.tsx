'use client';

import { TrendingUp } from 'lucide-react';
import { useState } from 'react';
import { formatCount } from '@/lib/client/format';
import { Button } from '../ui/button';
import { EmptyState } from '../ui/empty-state';
import { ErrorState } from '../ui/error-state';
import { Panel } from '../ui/panel';
import { PageSkeleton } from '../ui/skeleton';
import { SurgePanel } from './surge-panel';
import { ALL_SURGES, OPEN_SURGES } from './surge-params';
import { useSurges } from './use-interest';

/** Accounts whose people engage unusually, with why that is said. */
export function SurgeList() {
  const [isAll, setIsAll] = useState(false);
  const query = useSurges(isAll ? ALL_SURGES : OPEN_SURGES);
  if (query.isPending) return <PageSkeleton />;
  if (!query.data) return <ErrorState error={query.error} onRetry={() => void query.refetch()} />;
  const rows = query.data.pages.flatMap((page) => page.rows);
  return (
    <div className="flex flex-col gap-4">
      <div className="flex flex-wrap items-center justify-between gap-2 text-sm text-muted">
        <span>{`${formatCount(rows.length, isAll ? 'surge' : 'open surge')}${query.hasNextPage ? ', the newest ones' : ''}`}</span>
        <Button size="sm" aria-pressed={isAll} onClick={() => setIsAll(!isAll)}>
          {isAll ? 'Show open ones alone' : 'Show settled ones too'}
        </Button>
      </div>
      {rows.length === 0 ? (
        <Panel>
          <EmptyState title={isAll ? 'No account has surged yet' : 'No account surges now'} icon={TrendingUp}>
            Every ten minutes each account is held against its own history and its peers. One shows up here
            once three of its people engage more than chance explains within 8 days.
          </EmptyState>
        </Panel>
      ) : (
        rows.map((surge) => <SurgePanel key={surge.id} surge={surge} />)
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
