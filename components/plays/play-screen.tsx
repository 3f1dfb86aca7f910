'use client';

import dynamic from 'next/dynamic';
import { againText, goalTexts } from '@/lib/core/plays/play-words';
import { formatAmount } from '@/lib/core/shared/format-figures';
import { useAccess, useCan, useWorkspaceSlug } from '../auth/access-context';
import { PlayHoldoutsPanel } from '../holdouts/play-holdouts-panel';
import { Page, PageColumns } from '../layout/page';
import { DescriptionList } from '../ui/description-list';
import { ErrorState } from '../ui/error-state';
import { PageHeader } from '../ui/page-header';
import { Panel } from '../ui/panel';
import { PageSkeleton, Skeleton } from '../ui/skeleton';
import { AbsoluteTime } from '../ui/time';
import { GoalPanel } from './goal-panel';
import { PlayMatches } from './play-matches';
import { PlayStatusChip } from './play-status-chip';
import { PlayStopped, StopOrTakeBack } from './play-stop';
import { PlaySwitch } from './play-switch';
import { PlayVersions } from './play-versions';
import { TrialPanel } from './trial-panel';
import { usePlay } from './use-plays';

const PlayForm = dynamic(() => import('./play-form').then((module) => module.PlayForm), {
  loading: () => <Skeleton height="chart" />,
});

/** One play: what it does, whom it would have taken up, whom it took up, and what it was before. */
export function PlayScreen({ id }: { id: string }) {
  const workspace = useWorkspaceSlug();
  const mayEdit = useCan('plays.edit');
  const { currency } = useAccess().workspace;
  const query = usePlay(id);
  if (query.isPending) return <PageSkeleton />;
  if (!query.data) return <ErrorState error={query.error} onRetry={() => void query.refetch()} />;
  const play = query.data;
  const edits = mayEdit && play.status !== 'archived';
  return (
    <Page>
      <PageHeader
        breadcrumb={[{ label: 'Plays', href: `/${workspace}/plays` }]}
        title={play.title}
        status={<PlayStatusChip status={play.status} />}
        description={play.goal}
        actions={edits ? <PlaySwitch play={play} /> : null}
      />
      {play.pause ? <PlayStopped play={play} pause={play.pause} /> : null}
      <PageColumns
        main={
          <>
            {edits ? (
              <Panel title="What it does" description={`Version ${play.version}`}>
                <PlayForm key={play.version} play={play} />
              </Panel>
            ) : null}
            <PlayMatches play={play} workspace={workspace} />
          </>
        }
        side={
          <>
            <Panel title="In words">
              <DescriptionList
                items={[
                  { label: 'Set off', value: play.trigger },
                  {
                    label: 'Of whom',
                    value: play.versions[0]?.conditions.join('; ') || 'Whoever sets it off',
                  },
                  {
                    label: 'Goal',
                    value: (
                      <span className="flex flex-col gap-0.5">
                        {goalTexts(play.body, (micros) => formatAmount(micros, currency)).map((text) => (
                          <span key={text}>{text}</span>
                        ))}
                      </span>
                    ),
                  },
                  { label: 'Again', value: againText(play.body) },
                  ...(play.nextDueAt ? [{ label: 'Next', value: <AbsoluteTime at={play.nextDueAt} /> }] : []),
                ]}
              />
            </Panel>
            <GoalPanel play={play} />
            {edits ? <TrialPanel play={play} workspace={workspace} /> : null}
            <PlayHoldoutsPanel playId={play.id} />
            <StopOrTakeBack play={play} />
            <PlayVersions play={play} />
          </>
        }
      />
    </Page>
  );
}
