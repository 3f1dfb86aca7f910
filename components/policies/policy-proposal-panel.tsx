'use client';

import { toast } from 'sonner';
import type { PolicyScreen } from '@/lib/contracts/policies';
import { NamedLabel } from '../actions/named-label';
import { useCan } from '../auth/access-context';
import { Button } from '../ui/button';
import { ConfirmDialog } from '../ui/confirm-dialog';
import { Panel } from '../ui/panel';
import { AbsoluteTime, RelativeTime } from '../ui/time';
import { PolicyChangeList } from './policy-change-list';
import { TryPolicyOnPast } from './try-policy-on-past';
import { useDecidePolicy } from './use-policies';

/** A wider policy that waits: what it would change, what it would have meant, and the second person's answer. */
export function PolicyProposalPanel({ proposal }: { proposal: NonNullable<PolicyScreen['proposal']> }) {
  const mayEdit = useCan('policies.edit');
  const mayStop = useCan('workspace.stop');
  const decide = useDecidePolicy(proposal.id);
  const { isMine, effectiveAt, version } = proposal;
  const answer = async (verdict: 'confirm' | 'reject', reason: string) => {
    await decide.mutateAsync({ answer: verdict, reason });
    toast.success(verdict === 'confirm' ? 'The wider policy is in force' : 'The change is off');
  };
  return (
    <Panel
      tone="wait"
      title={
        effectiveAt
          ? `Version ${version} takes effect after a day`
          : `Version ${version} waits for a second person`
      }
      description={
        effectiveAt
          ? 'Nobody else could confirm it. Until then it stands here for everybody to see, and whoever may stop the agents can reject it.'
          : 'Until somebody else answers, the present policy stays in force.'
      }
      actions={
        <>
          <TryPolicyOnPast body={proposal.body} trigger={<Button>Try it on the past</Button>} />
          {mayEdit || mayStop ? (
            <ConfirmDialog
              trigger={<Button variant="dangerQuiet">{isMine ? 'Take it back' : 'Reject'}</Button>}
              tone="danger"
              title={isMine ? 'Take this change back?' : 'Reject this change?'}
              description="The present policy stays as it is. Another change can be proposed at any time."
              confirmLabel={isMine ? 'Take change back' : 'Reject change'}
              reason={{ label: 'Why', required: true }}
              onConfirm={(reason) => answer('reject', reason)}
            />
          ) : null}
          {mayEdit && !isMine ? (
            <ConfirmDialog
              trigger={<Button variant="primary">Confirm</Button>}
              title={`Put version ${version} into force?`}
              description="It is in force from the moment you confirm; you and the proposer are both on record."
              confirmLabel="Confirm change"
              onConfirm={() => answer('confirm', '')}
            >
              <PolicyChangeList changes={proposal.changes} />
            </ConfirmDialog>
          ) : null}
        </>
      }
      footer={
        effectiveAt ? (
          <span>
            Takes effect <AbsoluteTime at={effectiveAt} /> unless somebody rejects it before.
          </span>
        ) : isMine ? (
          'You proposed it: another person has to confirm.'
        ) : undefined
      }
    >
      <div className="flex flex-col gap-3">
        <p className="flex flex-wrap gap-x-1.5 text-sm text-muted">
          Proposed{' '}
          {proposal.createdBy ? (
            <>
              by <NamedLabel named={proposal.createdBy} />
            </>
          ) : null}{' '}
          <RelativeTime at={proposal.createdAt} />
          {proposal.note ? <span className="text-fg">“{proposal.note}”</span> : null}
        </p>
        <PolicyChangeList changes={proposal.changes} />
      </div>
    </Panel>
  );
}
