import { formatDuration, formatNumber } from '@/lib/client/format';
import type { EngineHealth } from '@/lib/contracts/engine';
import { DescriptionList } from '../ui/description-list';
import { EmptyState } from '../ui/empty-state';
import { Panel } from '../ui/panel';
import { Stat, StatRow } from '../ui/stat';
import { OVERDUE_MS } from './engine-advice';

/** What the embedded engine says of itself, for the whole installation; a real server keeps its figures on its own dashboard. */
export function EngineFiguresPanel({ server }: { server: EngineHealth['server'] }) {
  if (!server.figures)
    return (
      <Panel title="Queue">
        {server.reach === 'unreachable' ? (
          <EmptyState title={`${server.host} does not answer`}>
            Its queue can’t be read. Check that it runs, and that INNGEST_BASE_URL is its address.
          </EmptyState>
        ) : (
          <EmptyState title="On the server’s own dashboard">
            An Inngest server shows its queue and throughput there. Here stands what the console measures by
            itself.
          </EmptyState>
        )}
      </Panel>
    );
  const { queue, throughput, role, functions } = server.figures;
  return (
    <Panel title="Queue" description="Of the whole installation, all workspaces together.">
      <StatRow>
        <Stat
          label="Due now"
          value={formatNumber(queue.due)}
          note={queue.due > 0 ? `oldest ${formatDuration(queue.oldestDueMs)}` : 'Nothing waits for its turn.'}
          tone={queue.oldestDueMs > OVERDUE_MS ? 'wait' : undefined}
        />
        <Stat label="In hand" value={formatNumber(queue.inFlight)} note="Calls and timers at this moment." />
        <Stat
          label="Runs a minute"
          value={formatNumber(throughput.runsPerMinute)}
          note={`${formatNumber(throughput.stepsPerMinute)} steps`}
        />
        <Stat
          label="Ended in the last hour"
          value={formatNumber(throughput.runsEndedLastHour)}
          note={`${formatNumber(throughput.runsFailedLastHour)} of them failed`}
          tone={throughput.runsFailedLastHour > 0 ? 'wait' : undefined}
        />
      </StatRow>
      <div className="pt-4">
        <DescriptionList
          items={[
            { label: 'Asleep', value: `${formatNumber(queue.sleeping)} timers` },
            { label: 'Waiting', value: `${formatNumber(queue.waiting)} for an event or an answer` },
            { label: 'Functions', value: formatNumber(functions) },
            {
              label: 'Role',
              value: role === 'owner' ? 'Carries the work out' : 'Stands by for the one that does',
            },
          ]}
        />
      </div>
    </Panel>
  );
}
