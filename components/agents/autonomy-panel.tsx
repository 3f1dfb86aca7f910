'use client';

import { useState } from 'react';
import type { AgentAutonomy, AutonomyRow } from '@/lib/contracts/autonomy';
import { NamedLabel } from '../actions/named-label';
import { useCan } from '../auth/access-context';
import { Button } from '../ui/button';
import { ErrorState } from '../ui/error-state';
import { Panel } from '../ui/panel';
import { ScrollingTable } from '../ui/scrolling-table';
import { Skeleton } from '../ui/skeleton';
import { StatusChip } from '../ui/status-chip';
import { TextLink } from '../ui/text-link';
import { RelativeTime } from '../ui/time';
import { autonomyWords, standingWords } from './agent-words';
import { SetAutonomyDialog } from './set-autonomy-dialog';
import { useAutonomy } from './use-autonomy';

/** How far the agent may go by itself, by kind of action and segment, and what its present version has earned. */
export function AutonomyPanel({ agentId, outcomesHref }: { agentId: string; outcomesHref: string }) {
  const { data: autonomy, error, refetch } = useAutonomy(agentId);
  return (
    <Panel
      title="How far it may go by itself"
      description={
        autonomy
          ? autonomy.needed === 0
            ? 'The policy wants no outcomes judged first.'
            : `${autonomy.right} of ${autonomy.needed} outcomes of this version have been judged right. A new version starts over.`
          : undefined
      }
      actions={<TextLink href={outcomesHref}>Judge outcomes</TextLink>}
      padding="none"
    >
      {autonomy ? (
        <AutonomyTable agentId={agentId} autonomy={autonomy} />
      ) : (
        <div className="p-4">{error ? <ErrorState error={error} onRetry={refetch} /> : <Skeleton />}</div>
      )}
    </Panel>
  );
}

function AutonomyTable({ agentId, autonomy }: { agentId: string; autonomy: AgentAutonomy }) {
  const mayEdit = useCan('agents.edit');
  const [asked, setAsked] = useState<AutonomyRow | null>(null);
  return (
    <ScrollingTable label="Level by kind of action and segment">
      <table className="w-full min-w-[40rem] border-collapse text-left text-sm">
        <caption className="sr-only">Level by kind of action and segment</caption>
        <thead className="bg-sunken text-xs text-muted">
          <tr className="[&>*]:px-4 [&>*]:py-1.5 [&>*]:font-medium">
            <th scope="col">Kind and segment</th>
            <th scope="col">Level</th>
            <th scope="col">Earned</th>
            <th scope="col">Now</th>
            {mayEdit ? (
              <th scope="col">
                <span className="sr-only">Change</span>
              </th>
            ) : null}
          </tr>
        </thead>
        <tbody>
          {autonomy.rows.map((row) => (
            <tr key={`${row.kind} ${row.segment}`} className="border-t align-top [&>*]:px-4 [&>*]:py-2">
              <th scope="row" className="font-normal">
                <span className={row.segment === 'all' ? 'font-medium' : 'block pl-4 text-muted'}>
                  {row.segment === 'all' ? row.title : row.segmentTitle}
                </span>
              </th>
              <td>
                {autonomyWords[row.level].label}
                <span className="block text-xs text-muted">
                  {row.set ? (
                    <>
                      {row.set.by ? (
                        <>
                          by <NamedLabel named={row.set.by} />
                        </>
                      ) : (
                        'fell by itself'
                      )}{' '}
                      <RelativeTime at={row.set.at} />: “{row.set.reason}”
                    </>
                  ) : row.segment === 'all' ? (
                    'as the agent'
                  ) : (
                    'as all segments'
                  )}
                </span>
              </td>
              <td className="whitespace-nowrap">
                {autonomy.needed > 0 ? `${row.judgedRight} of ${autonomy.needed}` : row.judgedRight}
                {row.judged > 0 ? (
                  <span className="block text-xs text-muted">{row.judged} judged</span>
                ) : null}
              </td>
              <td>
                {row.standing ? (
                  <>
                    <StatusChip tone={standingWords[row.standing.mode].tone} size="sm" icon={null}>
                      {standingWords[row.standing.mode].label}
                    </StatusChip>
                    {row.standing.because.map((why) => (
                      <span key={why} className="block max-w-xs text-xs text-pretty text-muted">
                        {why}
                      </span>
                    ))}
                  </>
                ) : (
                  <span className="text-subtle">by segment</span>
                )}
              </td>
              {mayEdit ? (
                <td className="text-right">
                  <Button
                    size="sm"
                    onClick={() => setAsked(row)}
                    aria-label={`Set level of ${row.title}, ${row.segmentTitle}`}
                  >
                    Set level
                  </Button>
                </td>
              ) : null}
            </tr>
          ))}
        </tbody>
      </table>
      {asked ? <SetAutonomyDialog agentId={agentId} row={asked} onClose={() => setAsked(null)} /> : null}
    </ScrollingTable>
  );
}
