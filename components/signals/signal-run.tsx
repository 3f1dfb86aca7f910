import type { SignalDetail } from '@/lib/contracts/signal-list';
import { MentionText } from '../actions/mention-text';
import { RunStatusChip } from '../runs/run-status-chip';
import { TextLink } from '../ui/text-link';
import { RelativeTime } from '../ui/time';

/** The run that a signal set off with its outcome; or why there is none. */
export function SignalRun({ signal, workspace }: { signal: SignalDetail; workspace: string }) {
  const { run } = signal;
  if (!run) return <p className="text-pretty text-muted">{whyNoRun(signal.kind)}</p>;
  return (
    <div className="flex flex-col gap-2">
      <div className="flex flex-wrap items-center gap-x-3 gap-y-1">
        <RunStatusChip status={run.status} />
        <TextLink href={`/${workspace}/runs/${run.id}`}>Look at the run</TextLink>
        <span className="text-xs text-subtle">
          <RelativeTime at={run.startedAt} />
        </span>
      </div>
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
  return kind === 'lead.outcome'
    ? 'No run: outcomes are what the routing score learns from. Nothing is done about them.'
    : 'No run: either it was imported as history, or the orchestrator has not come to it yet.';
}
