import { Users } from 'lucide-react';
import { formatCount } from '@/lib/client/format';
import type { PlayDetail } from '@/lib/contracts/plays';
import { NamedLabel } from '../actions/named-label';
import { RunStatusChip } from '../runs/run-status-chip';
import { EmptyState } from '../ui/empty-state';
import { Panel } from '../ui/panel';
import { TextLink } from '../ui/text-link';
import { RelativeTime } from '../ui/time';

/** Whom a play took up lately, why, and what became of it. */
export function PlayMatches({ play, workspace }: { play: PlayDetail; workspace: string }) {
  const { recent, matches, runs } = play;
  return (
    <Panel
      title="Recent matches"
      description={`${formatCount(matches, 'match', 'matches')} in 7 days, ${formatCount(runs, 'run')} of them worth starting`}
      padding="none"
      actions={
        recent.length > 0 ? (
          <TextLink href={`/${workspace}/runs?play=${play.id}`}>All its runs</TextLink>
        ) : null
      }
    >
      {recent.length === 0 ? (
        <EmptyState title="It has taken nobody up yet" icon={Users}>
          Whom it takes up once it is live stands here, with the run that follows.
        </EmptyState>
      ) : (
        <ul className="divide-y">
          {recent.map(({ id, contact, matchedAt, version, why, run }) => (
            <li key={id} className="flex flex-wrap items-start justify-between gap-x-4 gap-y-1 px-4 py-3">
              <span className="flex min-w-0 flex-col gap-0.5">
                <NamedLabel named={contact} workspace={workspace} />
                <span className="text-xs text-pretty text-muted">
                  {why.join(' ') || 'It asks for nothing more.'} Version {version}.
                </span>
              </span>
              <span className="flex items-center gap-3 text-xs text-muted">
                <RelativeTime at={matchedAt} />
                <TextLink href={`/${workspace}/runs/${run.id}`}>Run</TextLink>
                <RunStatusChip status={run.status} />
              </span>
            </li>
          ))}
        </ul>
      )}
    </Panel>
  );
}
