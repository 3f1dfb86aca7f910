import type { SignalDetail } from '@/lib/contracts/signal-list';
import { setsOffRun } from '@/lib/core/signals/signal-kinds';
import { MentionText } from '../actions/mention-text';
import { NamedLabel } from '../actions/named-label';
import { RunStatusChip } from '../runs/run-status-chip';
import { TextLink } from '../ui/text-link';
import { RelativeTime } from '../ui/time';

type Run = SignalDetail['runs'][number];

/** The runs that a signal set off, by itself and by plays, with their outcomes; or why there is none. */
export function SignalRun({ signal, workspace }: { signal: SignalDetail; workspace: string }) {
  const { runs } = signal;
  if (runs.length === 0) return <p className="text-pretty text-muted">{whyNoRun(signal.kind)}</p>;
  return (
    <div className="flex flex-col gap-4">
      {runs.map((run) => (
        <OneRun key={run.id} run={run} signal={signal} workspace={workspace} />
      ))}
    </div>
  );
}

function OneRun({ run, signal, workspace }: { run: Run; signal: SignalDetail; workspace: string }) {
  return (
    <div className="flex flex-col gap-2">
      <div className="flex flex-wrap items-center gap-x-3 gap-y-1">
        <RunStatusChip status={run.status} />
        <TextLink href={`/${workspace}/runs/${run.id}`}>Look at the run</TextLink>
        <span className="text-xs text-subtle">
          <RelativeTime at={run.startedAt} />
        </span>
      </div>
      {run.play ? (
        <p>
          Set off by the play <NamedLabel named={run.play} workspace={workspace} />
        </p>
      ) : null}
      {run.outcome ? (
        <p className="text-pretty">
          <MentionText text={run.outcome} mentions={signal.mentions} />
        </p>
      ) : (
        <p className="text-muted">It has no outcome yet.</p>
      )}
    </div>
  );
}

function whyNoRun(kind: SignalDetail['kind']): string {
  if (kind === 'lead.outcome')
    return 'No run: outcomes are what the routing score learns from. Nothing is done about them.';
  return setsOffRun(kind)
    ? 'No run: either it was imported as history, or the orchestrator has not come to it yet.'
    : 'No run of its own: it changed what is known, and counts in what is decided from then on. A play can answer it.';
}
