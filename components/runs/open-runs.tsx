import type { OpenRuns as Runs } from '@/lib/contracts/runs';
import { NamedLabel } from '../actions/named-label';
import { Panel } from '../ui/panel';
import { TextLink } from '../ui/text-link';
import { RelativeTime } from '../ui/time';
import { RunStatusChip } from './run-status-chip';

const OPEN = 'planned,running,waiting';

/** What agents have under way about a person or a company. */
export function OpenRuns({
  runs: { rows, total },
  workspace,
  subjectId,
  withSubject = false,
}: {
  runs: Runs;
  workspace: string;
  subjectId: string;
  withSubject?: boolean;
}) {
  return (
    <Panel
      title="Open runs"
      actions={
        total > rows.length ? (
          <TextLink href={`/${workspace}/runs?subject=${subjectId}&status=${OPEN}`}>All {total}</TextLink>
        ) : undefined
      }
    >
      {rows.length === 0 ? (
        <p className="text-sm text-muted">No agent is at work here.</p>
      ) : (
        <ul className="flex flex-col gap-3 text-sm">
          {rows.map(({ id, status, startedAt, subject, agent }) => (
            <li key={id} className="flex flex-col items-start gap-1">
              <span className="flex flex-wrap items-center gap-2">
                <RunStatusChip status={status} />
                <TextLink href={`/${workspace}/runs/${id}`}>
                  Begun <RelativeTime at={startedAt} />
                </TextLink>
              </span>
              <span className="flex flex-wrap gap-x-2 text-xs text-muted">
                {agent ? <NamedLabel named={agent} workspace={workspace} /> : 'No agent yet'}
                {withSubject ? <NamedLabel named={subject} workspace={workspace} /> : null}
              </span>
            </li>
          ))}
        </ul>
      )}
    </Panel>
  );
}
