'use client';

import { toast } from 'sonner';
import type { AgentDetail, ScopeVersion } from '@/lib/contracts/agents';
import { NamedLabel } from '../actions/named-label';
import { useAccess, useCan } from '../auth/access-context';
import { Button } from '../ui/button';
import { ConfirmDialog } from '../ui/confirm-dialog';
import { Panel } from '../ui/panel';
import { RelativeTime } from '../ui/time';
import { ScopeChangeList } from './scope-change-list';
import { useDecideScope } from './use-agents';

/** A wider scope that waits: what it would change, and the second admin's answer. */
export function ScopeProposalPanel({ agent, proposal }: { agent: AgentDetail; proposal: ScopeVersion }) {
  const { actor } = useAccess();
  const mayEdit = useCan('agents.edit');
  const isOwn = proposal.proposedBy.id === actor.id;
  const decide = useDecideScope(proposal.id);
  const answer = async (verdict: 'activate' | 'reject', reason: string) => {
    await decide.mutateAsync({ answer: verdict, reason });
    toast.success(verdict === 'activate' ? 'The wider scope is in force' : 'The change was rejected');
  };
  return (
    <Panel
      tone="wait"
      title={`Version ${proposal.version} waits for a second admin`}
      description="Until somebody else answers, the present scope stays in force."
      actions={
        mayEdit && !isOwn ? (
          <>
            <ConfirmDialog
              trigger={<Button variant="dangerQuiet">Reject</Button>}
              tone="danger"
              title="Reject this change?"
              description="The present scope stays as it is. Whoever proposed it can propose another."
              confirmLabel="Reject change"
              reason={{ label: 'Why', required: true }}
              onConfirm={(reason) => answer('reject', reason)}
            />
            <ConfirmDialog
              trigger={<Button variant="primary">Approve</Button>}
              title={`Give ${agent.name} this scope?`}
              description="It is in force from the moment you confirm; you and the proposer are both on record."
              confirmLabel="Approve change"
              onConfirm={() => answer('activate', '')}
            >
              <ScopeChangeList changes={proposal.changes} names={agent.names} />
            </ConfirmDialog>
          </>
        ) : undefined
      }
      footer={
        isOwn
          ? 'You proposed it: another admin has to answer.'
          : mayEdit
            ? undefined
            : 'Only an admin other than the proposer can answer.'
      }
    >
      <div className="flex flex-col gap-3">
        <p className="flex flex-wrap gap-x-1.5 text-sm text-muted">
          Proposed by <NamedLabel named={proposal.proposedBy} /> <RelativeTime at={proposal.createdAt} />
          {proposal.note ? <span className="text-fg">“{proposal.note}”</span> : null}
        </p>
        <ScopeChangeList changes={proposal.changes} names={agent.names} />
      </div>
    </Panel>
  );
}
