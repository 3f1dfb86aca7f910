'use client';

import { TrendingUp } from 'lucide-react';
import { useState } from 'react';
import { toast } from 'sonner';
import { formatCount, formatNumber } from '@/lib/client/format';
import type { SurgeRow } from '@/lib/contracts/interest';
import { buyingRoleTitles } from '@/lib/core/signals/buying-group/buying-role';
import { TierBadge } from '../accounts/tier-badge';
import { NamedLabel } from '../actions/named-label';
import { useCan, useWorkspaceSlug } from '../auth/access-context';
import { Sparkline } from '../charts/sparkline';
import { Badge } from '../ui/badge';
import { Button } from '../ui/button';
import { ConfirmDialog } from '../ui/confirm-dialog';
import { EmptyState } from '../ui/empty-state';
import { ErrorState } from '../ui/error-state';
import { Panel } from '../ui/panel';
import { PageSkeleton } from '../ui/skeleton';
import { StatusChip } from '../ui/status-chip';
import { TextLink } from '../ui/text-link';
import { AbsoluteTime, RelativeTime } from '../ui/time';
import { ALL_SURGES, OPEN_SURGES } from './surge-params';
import { useDismissSurge } from './use-change-interest';
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
          {isAll ? 'Show open ones alone' : 'Show dismissed ones too'}
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

function SurgePanel({ surge }: { surge: SurgeRow }) {
  const workspace = useWorkspaceSlug();
  const { account, score, people, topics, roles, why, firedAt, status, windowFrom, windowTo, days } = surge;
  return (
    <Panel
      title={
        <span className="inline-flex flex-wrap items-center gap-2">
          <TextLink href={`/${workspace}/accounts/${account.id}`}>{account.name}</TextLink>
          <TierBadge tier={account.tier} />
          <StatusChip tone={status === 'open' ? 'accent' : 'neutral'} size="sm">
            {status}
          </StatusChip>
        </span>
      }
      description={
        <>
          {formatCount(people, 'person', 'people')} from {windowFrom} to {windowTo}; found{' '}
          <RelativeTime at={firedAt} />
        </>
      }
      actions={<Dismiss surge={surge} />}
      footer={
        surge.decidedAt && surge.decidedBy ? (
          <span>
            Dismissed by <NamedLabel named={surge.decidedBy} workspace={workspace} />,{' '}
            <AbsoluteTime at={surge.decidedAt} />: {surge.reason}
          </span>
        ) : surge.decidedAt && status === 'acted' ? (
          <span>
            Plays took its people up, <AbsoluteTime at={surge.decidedAt} />
          </span>
        ) : undefined
      }
    >
      <div className="grid gap-4 sm:grid-cols-[minmax(0,1fr)_12rem]">
        <div className="flex flex-col gap-2">
          <ul className="flex list-disc flex-col gap-0.5 pl-4 text-sm">
            {why.map((sentence) => (
              <li key={sentence}>{sentence}</li>
            ))}
          </ul>
          <span className="flex flex-wrap gap-1.5">
            {topics.map(({ name, title }) => (
              <Badge key={name} tone="info">
                {title}
              </Badge>
            ))}
            {roles.map((role) => (
              <Badge key={role}>{buyingRoleTitles[role]}</Badge>
            ))}
          </span>
        </div>
        <div className="flex flex-col gap-1">
          <span className="text-xs text-muted">
            Score{' '}
            <span className="font-medium text-fg">{formatNumber(score, { maximumFractionDigits: 0 })}</span>{' '}
            of 100
          </span>
          <Sparkline
            values={days}
            summary={`Engagement by day of the 28 days up to ${windowTo}: at most ${formatNumber(Math.max(...days), { maximumFractionDigits: 1 })} on a day.`}
          />
          <span className="text-xs text-muted">Engagement, 28 days</span>
        </div>
      </div>
    </Panel>
  );
}

function Dismiss({ surge: { id, status, account } }: { surge: SurgeRow }) {
  const mayDismiss = useCan('sources.edit');
  const dismiss = useDismissSurge(id);
  if (!mayDismiss || status !== 'open') return null;
  return (
    <ConfirmDialog
      title={`Dismiss the surge of ${account.name}`}
      description="It leaves this list, and the account is looked at again 14 days after it was found."
      confirmLabel="Dismiss"
      reason={{ required: true, placeholder: 'Why is it none?' }}
      onConfirm={async (reason) => {
        await dismiss.mutateAsync(reason);
        toast.success(`The surge of ${account.name} was dismissed`);
      }}
      trigger={<Button size="sm">Dismiss…</Button>}
    />
  );
}
