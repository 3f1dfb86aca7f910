'use client';

import type { AgentDetail, ScopeVersion } from '@/lib/contracts/agents';
import { NamedLabel } from '../actions/named-label';
import { Panel } from '../ui/panel';
import { StatusChip } from '../ui/status-chip';
import { Timeline } from '../ui/timeline';
import type { Tone } from '../ui/tone';
import { ScopeChangeList } from './scope-change-list';

const words: Record<ScopeVersion['status'], { label: string; tone: Tone }> = {
  active: { label: 'In force', tone: 'ok' },
  proposed: { label: 'Waits', tone: 'wait' },
  superseded: { label: 'Replaced', tone: 'neutral' },
  rejected: { label: 'Rejected', tone: 'stop' },
};

/** Every version of the scope: who changed what, and who confirmed it. */
export function ScopeHistory({ agent }: { agent: AgentDetail }) {
  return (
    <Panel title="History of its scope" description="Each version against the one in force before it.">
      <Timeline
        items={agent.scopes.map((scope) => ({
          id: scope.id,
          at: scope.decidedAt ?? scope.createdAt,
          tone: words[scope.status].tone,
          title: (
            <span className="flex flex-wrap items-center gap-2">
              Version {scope.version}
              <StatusChip tone={words[scope.status].tone} size="sm" icon={null}>
                {words[scope.status].label}
              </StatusChip>
            </span>
          ),
          body: (
            <div className="flex flex-col gap-1.5">
              <p className="flex flex-wrap gap-x-1.5">
                By <NamedLabel named={scope.proposedBy} />
                {scope.decidedBy ? (
                  <>
                    , {scope.status === 'rejected' ? 'rejected' : 'confirmed'} by{' '}
                    <NamedLabel named={scope.decidedBy} />
                  </>
                ) : null}
                {scope.note ? <span className="text-fg">“{scope.note}”</span> : null}
              </p>
              <ScopeChangeList changes={scope.changes} names={agent.names} />
            </div>
          ),
        }))}
      />
    </Panel>
  );
}
