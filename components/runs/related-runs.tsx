import type { RelatedRun } from '@/lib/contracts/runs';
import { TextLink } from '../ui/text-link';
import { RelativeTime } from '../ui/time';
import { RunStatusChip } from './run-status-chip';

/** Other runs of the same signal: the one that was done over, or those that did it over. */
export function RelatedRuns({ runs, workspace }: { runs: readonly RelatedRun[]; workspace: string }) {
  return (
    <span className="flex flex-col gap-1">
      {runs.map((run) => (
        <span key={run.id} className="inline-flex flex-wrap items-center gap-x-2">
          <TextLink href={`/${workspace}/runs/${run.id}`}>
            <RelativeTime at={run.startedAt} />
          </TextLink>
          <RunStatusChip status={run.status} />
        </span>
      ))}
    </span>
  );
}
