'use client';

import { formatDuration, formatNumber } from '@/lib/client/format';
import type { EngineHealth } from '@/lib/contracts/engine';
import { useWorkspaceSlug } from '../auth/access-context';
import { Page } from '../layout/page';
import { Callout } from '../ui/callout';
import { DescriptionList } from '../ui/description-list';
import { ErrorState } from '../ui/error-state';
import { PageHeader } from '../ui/page-header';
import { Panel } from '../ui/panel';
import { PageSkeleton } from '../ui/skeleton';
import { Stat, StatRow } from '../ui/stat';
import { RelativeTime } from '../ui/time';
import { engineAdvice, LATE_MS } from './engine-advice';
import { EngineFiguresPanel } from './engine-figures-panel';
import { pulseWords, reachWords } from './engine-words';
import { useEngineHealth } from './use-engine-health';

/** How the workflow engine is: its pulse, its queue, and what waits for it in this workspace. */
export function EngineScreen() {
  const workspace = useWorkspaceSlug();
  const { data: health, error, refetch } = useEngineHealth(workspace);
  if (!health) return error ? <ErrorState error={error} onRetry={refetch} /> : <PageSkeleton />;
  const words = pulseWords[health.pulse.state];
  return (
    <Page>
      <PageHeader
        title="Workflow engine"
        description="What runs the workflows: it plans on signals, carries runs from step to step, and wakes them when a person has answered."
      />
      {error ? (
        <Callout tone="wait" title="These figures are not fresh">
          The console could not be asked just now; it is tried again every few seconds.
        </Callout>
      ) : null}
      <Callout tone={words.tone} title={words.title}>
        {words.advice}
      </Callout>
      {engineAdvice(health).map(({ title, text }) => (
        <Callout key={title} tone="wait" title={title}>
          {text}
        </Callout>
      ))}
      <Pulse health={health} />
      <EngineFiguresPanel server={health.server} />
      <WorkspacePanel health={health} workspace={workspace} />
    </Page>
  );
}

function Pulse({ health: { pulse, lagMs, server } }: { health: EngineHealth }) {
  return (
    <StatRow>
      <Stat
        label="Last sign of life"
        value={pulse.lastBeatAt ? <RelativeTime at={pulse.lastBeatAt} /> : 'none yet'}
        note="It gives one each minute."
        tone={pulse.state === 'standing_still' ? 'stop' : undefined}
      />
      <Stat
        label="Lag"
        value={lagMs === null ? '–' : formatDuration(lagMs)}
        note="From the scheduled minute to the step that said so."
        tone={lagMs !== null && lagMs > LATE_MS ? 'wait' : undefined}
      />
      <Stat label="Engine" value={reachWords[server.reach]} note={server.host} />
    </StatRow>
  );
}

function WorkspacePanel({ health, workspace }: { health: EngineHealth; workspace: string }) {
  const { unsentEvents, runs } = health;
  const rows = (status: string) => `/${workspace}/runs?status=${status}`;
  return (
    <Panel
      title="In this workspace"
      description="Rows of the console, whatever the engine says. An event that could not be handed over is sent again each minute."
    >
      <StatRow>
        <Stat
          label="Events not handed over"
          value={formatNumber(unsentEvents.count)}
          note={unsentEvents.oldestAt ? <RelativeTime at={unsentEvents.oldestAt} /> : 'None waits.'}
          tone={unsentEvents.count > 0 ? 'wait' : undefined}
        />
        <Stat
          label="Runs planned, not begun"
          value={formatNumber(runs.planned)}
          note={
            runs.oldestPlannedAt ? (
              <>
                oldest <RelativeTime at={runs.oldestPlannedAt} />
              </>
            ) : (
              'None waits for its turn.'
            )
          }
          href={rows('planned')}
        />
        <Stat label="Runs under way" value={formatNumber(runs.running)} href={rows('running')} />
        <Stat label="Runs that wait" value={formatNumber(runs.waiting)} href={rows('waiting')} />
      </StatRow>
      <div className="pt-4">
        <DescriptionList
          items={[
            {
              label: 'A run stands still?',
              value:
                'After a quarter of an hour without a step it is sent to the engine again by itself. What is done is not done twice.',
            },
          ]}
        />
      </div>
    </Panel>
  );
}
