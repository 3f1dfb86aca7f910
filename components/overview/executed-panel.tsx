'use client';

import { formatCount } from '@/lib/client/format';
import type { Overview } from '@/lib/contracts/overview';
import { useAccess } from '../auth/access-context';
import { EmptyState } from '../ui/empty-state';
import { Panel } from '../ui/panel';
import { StatusChip } from '../ui/status-chip';
import { TextLink } from '../ui/text-link';

/** What each agent carried out. */
export function ExecutedPanel({ overview }: { overview: Overview }) {
  const { slug } = useAccess().workspace;
  return (
    <Panel
      title="What agents did"
      actions={<TextLink href={`/${slug}/agents`}>Agents</TextLink>}
      padding="none"
    >
      {overview.agents.length === 0 ? (
        <EmptyState title="No agent works here yet" />
      ) : (
        <ul className="divide-y">
          {overview.agents.map((agent) => (
            <li key={agent.id} className="flex flex-col gap-2 px-4 py-3">
              <div className="flex flex-wrap items-center justify-between gap-2">
                <TextLink href={`/${slug}/agents/${agent.id}`}>{agent.name}</TextLink>
                {agent.isPaused ? (
                  <StatusChip tone="wait" size="sm">
                    Paused
                  </StatusChip>
                ) : null}
              </div>
              <p className="text-sm text-muted">
                <TextLink href={`/${slug}/runs?agent=${agent.id}`} quiet>
                  {formatCount(agent.executedToday, 'action')} today, {agent.executedWeek} in 7 days
                </TextLink>
                {agent.undoneWeek > 0 ? `, ${agent.undoneWeek} of them taken back` : ''}
                {agent.toJudge > 0 ? (
                  <>
                    {' · '}
                    <TextLink href={`/${slug}/agents/${agent.id}/outcomes`}>
                      {formatCount(agent.toJudge, 'outcome')} to judge
                    </TextLink>
                  </>
                ) : null}
              </p>
            </li>
          ))}
        </ul>
      )}
    </Panel>
  );
}
