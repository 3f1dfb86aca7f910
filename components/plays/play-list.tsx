'use client';

import { Plus, Route } from 'lucide-react';
import { formatCount } from '@/lib/client/format';
import type { PlayRow } from '@/lib/contracts/plays';
import { startingPoints } from '@/lib/core/plays/starting-points';
import { useCan, useWorkspaceSlug } from '../auth/access-context';
import { Button } from '../ui/button';
import { EmptyState } from '../ui/empty-state';
import { ErrorState } from '../ui/error-state';
import { Panel } from '../ui/panel';
import { PageSkeleton } from '../ui/skeleton';
import { TextLink } from '../ui/text-link';
import { AbsoluteTime } from '../ui/time';
import { NewPlayDialog } from './new-play-dialog';
import { PlayStatusChip } from './play-status-chip';
import { usePlays } from './use-plays';

/** The plays of a workspace, and what to begin one from. */
export function PlayList() {
  const query = usePlays();
  const mayEdit = useCan('plays.edit');
  if (query.isPending) return <PageSkeleton />;
  if (!query.data) return <ErrorState error={query.error} onRetry={() => void query.refetch()} />;
  const { rows } = query.data;
  return (
    <>
      <Panel
        title="Plays"
        description={formatCount(rows.length, 'play')}
        padding="none"
        actions={
          mayEdit ? (
            <NewPlayDialog
              from={null}
              trigger={
                <Button variant="primary" size="sm">
                  <Plus aria-hidden />
                  New play
                </Button>
              }
            />
          ) : null
        }
      >
        {rows.length === 0 ? (
          <EmptyState title="There is no play yet" icon={Route}>
            {mayEdit
              ? 'Begin from one of those below, or from nothing. A play takes nobody up before it was tried and taken live.'
              : 'An operator of this workspace writes plays. Until then the orchestrator answers leads, steps and campaigns as ever.'}
          </EmptyState>
        ) : (
          <ul className="divide-y">
            {rows.map((play) => (
              <Row key={play.id} play={play} />
            ))}
          </ul>
        )}
      </Panel>
      {mayEdit ? <StartingPoints /> : null}
    </>
  );
}

function Row({ play }: { play: PlayRow }) {
  const workspace = useWorkspaceSlug();
  const { id, title, status, trigger, nextDueAt, matches, runs } = play;
  return (
    <li className="flex flex-wrap items-start justify-between gap-x-4 gap-y-2 px-4 py-3">
      <span className="flex min-w-0 flex-col gap-0.5">
        <span className="font-medium">
          <TextLink href={`/${workspace}/plays/${id}`}>{title}</TextLink>
        </span>
        <span className="text-xs break-words text-muted">
          {trigger}
          {nextDueAt ? (
            <>
              {' '}
              Next: <AbsoluteTime at={nextDueAt} />.
            </>
          ) : null}
        </span>
      </span>
      <span className="flex items-center gap-3 text-xs text-muted">
        <span>
          {formatCount(matches, 'match', 'matches')}, {formatCount(runs, 'run')} in 7 days
        </span>
        <PlayStatusChip status={status} />
      </span>
    </li>
  );
}

const StartingPoints = () => (
  <Panel
    title="Begin from one of these"
    description="Each becomes a draft of your own: fit it, try it against history, then take it live."
    padding="none"
  >
    <ul className="divide-y">
      {startingPoints.map((point) => (
        <li
          key={point.name}
          className="flex flex-wrap items-center justify-between gap-x-4 gap-y-2 px-4 py-3"
        >
          <span className="flex min-w-0 flex-col gap-0.5">
            <span className="font-medium">{point.title}</span>
            <span className="text-xs text-muted">{point.about}</span>
          </span>
          <NewPlayDialog
            from={point}
            trigger={
              <Button size="sm">
                Begin<span className="sr-only"> from “{point.title}”</span>
              </Button>
            }
          />
        </li>
      ))}
    </ul>
  </Panel>
);
