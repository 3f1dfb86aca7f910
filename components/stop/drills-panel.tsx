'use client';

import { toast } from 'sonner';
import { formatCount, formatDuration } from '@/lib/client/format';
import type { StopDrill } from '@/lib/contracts/stops';
import { NamedLabel } from '../actions/named-label';
import { useCan, useWorkspaceSlug } from '../auth/access-context';
import { Button } from '../ui/button';
import { ConfirmDialog } from '../ui/confirm-dialog';
import { ErrorState } from '../ui/error-state';
import { Panel } from '../ui/panel';
import { ScrollingTable } from '../ui/scrolling-table';
import { Select } from '../ui/select';
import { Skeleton } from '../ui/skeleton';
import { StatusChip } from '../ui/status-chip';
import { TextLink } from '../ui/text-link';
import { AbsoluteTime, RelativeTime } from '../ui/time';
import { useDrills, useScheduleDrills, useStartDrill } from './use-pauses';

const schedules = [0, 7, 30, 90].map((days) => ({
  value: String(days),
  label: days === 0 ? 'Never' : `Every ${days} days`,
}));

/** The stop is practised: how often, when next, and what each drill showed. */
export function DrillsPanel() {
  const query = useDrills();
  const canRun = useCan('workspace.resume');
  const start = useStartDrill();
  const schedule = useScheduleDrills();
  const drills = query.data;
  if (!drills)
    return (
      <Panel title="Drills">
        {query.error ? (
          <ErrorState error={query.error} onRetry={() => void query.refetch()} />
        ) : (
          <Skeleton height="chart" />
        )}
      </Panel>
    );
  const known = schedules.some(({ value }) => value === String(drills.everyDays));
  return (
    <Panel
      title="Drills"
      padding="none"
      description="Everything is stopped for five seconds, for real, and let go on. What it showed is kept as evidence."
      actions={
        canRun ? (
          <>
            <span className="w-36">
              <Select
                size="sm"
                aria-label="How often the stop is practised"
                options={
                  known
                    ? schedules
                    : [
                        ...schedules,
                        { value: String(drills.everyDays), label: `Every ${drills.everyDays} days` },
                      ]
                }
                value={String(drills.everyDays)}
                onValueChange={(days) =>
                  schedule.mutate(Number(days), {
                    onError: () => toast.error('The schedule was not changed.'),
                  })
                }
              />
            </span>
            <ConfirmDialog
              trigger={<Button size="sm">Practise now</Button>}
              title="Practise the stop?"
              description="Nothing is carried out here for five seconds. What was held in that time goes on by itself."
              confirmLabel="Practise"
              onConfirm={() => start.mutateAsync()}
            />
          </>
        ) : null
      }
      footer={
        drills.nextAt ? (
          <span>
            Next: <AbsoluteTime at={drills.nextAt} />, on a working day between 10 and 16.
          </span>
        ) : (
          'No drill is scheduled.'
        )
      }
    >
      {drills.rows.length === 0 ? (
        <p className="p-4 text-sm text-muted">The stop has not been practised yet.</p>
      ) : (
        <ScrollingTable label="Drills of the stop">
          <table className="w-full text-sm">
            <thead className="text-left text-xs text-muted">
              <tr className="border-b">
                <th className="px-4 py-2 font-medium">When</th>
                <th className="px-4 py-2 font-medium">Result</th>
                <th className="px-4 py-2 text-right font-medium">Stopped after</th>
                <th className="px-4 py-2 text-right font-medium">Claimed since</th>
                <th className="px-4 py-2 text-right font-medium">In flight</th>
                <th className="px-4 py-2 text-right font-medium">Held</th>
                <th className="px-4 py-2 font-medium">By</th>
              </tr>
            </thead>
            <tbody>
              {drills.rows.map((drill) => (
                <DrillRow key={drill.id} drill={drill} />
              ))}
            </tbody>
          </table>
        </ScrollingTable>
      )}
    </Panel>
  );
}

function DrillRow({ drill }: { drill: StopDrill }) {
  const workspace = useWorkspaceSlug();
  const figure = (value: number | null) => (value === null ? '–' : value);
  return (
    <tr className="border-b last:border-0">
      <td className="px-4 py-2 whitespace-nowrap">
        {drill.pauseId ? (
          <TextLink href={`/${workspace}/stops/${drill.pauseId}`}>
            <RelativeTime at={drill.startedAt} />
          </TextLink>
        ) : (
          <RelativeTime at={drill.startedAt} />
        )}
      </td>
      <td className="px-4 py-2">
        <StatusChip tone={drill.status === 'passed' ? 'ok' : drill.status === 'failed' ? 'stop' : 'wait'}>
          {drill.status === 'passed' ? 'Passed' : drill.status === 'failed' ? 'Failed' : 'Under way'}
        </StatusChip>
        {drill.error ? <span className="block text-xs text-muted">{drill.error}</span> : null}
      </td>
      <td className="px-4 py-2 text-right">{drill.stopMs === null ? '–' : formatDuration(drill.stopMs)}</td>
      <td className="px-4 py-2 text-right">
        {drill.claimsAfter === null ? '–' : formatCount(drill.claimsAfter, 'action')}
      </td>
      <td className="px-4 py-2 text-right">{figure(drill.inFlight)}</td>
      <td className="px-4 py-2 text-right">{figure(drill.held)}</td>
      <td className="px-4 py-2">
        {drill.startedBy ? <NamedLabel named={drill.startedBy} /> : 'The schedule'}
      </td>
    </tr>
  );
}
