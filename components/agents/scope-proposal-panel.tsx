'use client';

import { toast } from 'sonner';
import type { AgentDetail, ScopeVersion } from '@/lib/contracts/agents';
import { NamedLabel } from '../actions/named-label';
import { useAccess, useCan } from '../auth/access-context';
import { Button } from '../ui/button';
import { ConfirmDialog } from '../ui/confirm-dialog';
import { Panel } from '../ui/panel';
import { AbsoluteTime, RelativeTime } from '../ui/time';
import { ScopeChangeList } from './scope-change-list';
import { useDecideScope } from './use-agents';

/** A wider scope that waits: what it would change, and the second admin's answer. */
export function ScopeProposalPanel({ agent, proposal }: { agent: AgentDetail; proposal: ScopeVersion }) {
  const { actor } = useAccess();
  const mayEdit = useCan('agents.edit');
  const mayStop = useCan('workspace.stop');
  const isOwn = proposal.proposedBy.id === actor.id;
  const decide = useDecideScope(proposal.id);
  const answer = async (verdict: 'activate' | 'reject', reason: string) => {
    await decide.mutateAsync({ answer: verdict, reason });
    toast.success(verdict === 'activate' ? 'The wider scope is in force' : 'The change is off');
  };
  return (
    <Panel
      tone="wait"
      title={
        proposal.effectiveAt
          ? `Version ${proposal.version} takes effect after a day`
          : `Version ${proposal.version} waits for a second admin`
      }
      description={
        proposal.effectiveAt
          ? 'Nobody else could confirm it. Until then it stands here for everybody to see, and whoever may stop the agents can reject it.'
          : 'Until somebody else answers, the present scope stays in force.'
      }
      actions={
        <>
          {mayEdit || mayStop ? (
            <ConfirmDialog
              trigger={<Button variant="dangerQuiet">{isOwn ? 'Take it back' : 'Reject'}</Button>}
              tone="danger"
              title={isOwn ? 'Take this change back?' : 'Reject this change?'}
              description="The present scope stays as it is. Another change can be proposed at any time."
              confirmLabel={isOwn ? 'Take change back' : 'Reject change'}
              reason={{ label: 'Why', required: true }}
              onConfirm={(reason) => answer('reject', reason)}
            />
          ) : null}
          {mayEdit && !isOwn ? (
            <ConfirmDialog
              trigger={<Button variant="primary">Approve</Button>}
              title={`Give ${agent.name} this scope?`}
              description="It is in force from the moment you confirm; you and the proposer are both on record."
              confirmLabel="Approve change"
              onConfirm={() => answer('activate', '')}
            >
              <ScopeChangeList changes={proposal.changes} names={agent.names} />
            </ConfirmDialog>
          ) : null}
        </>
      }
      footer={<Answerer isOwn={isOwn} mayEdit={mayEdit} effectiveAt={proposal.effectiveAt} />}
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

/** Who has to answer, or when it takes effect without an answer. */
function Answerer({
  isOwn,
  mayEdit,
  effectiveAt,
}: {
  isOwn: boolean;
  mayEdit: boolean;
  effectiveAt: string | null;
}) {
  if (effectiveAt)
    return (
      <span>
        Takes effect <AbsoluteTime at={effectiveAt} /> unless somebody rejects it before.
      </span>
    );
  if (isOwn) return 'You proposed it: another admin has to confirm.';
  return mayEdit
    ? 'You and whoever proposed it are both on record.'
    : 'Only an admin other than the proposer can confirm.';
}
