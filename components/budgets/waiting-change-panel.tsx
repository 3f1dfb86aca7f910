'use client';

import { toast } from 'sonner';
import type { WaitingBudgetChange } from '@/lib/contracts/budgets';
import { NamedLabel } from '../actions/named-label';
import { useAccess, useCan } from '../auth/access-context';
import { Button } from '../ui/button';
import { ConfirmDialog } from '../ui/confirm-dialog';
import { Panel } from '../ui/panel';
import { AbsoluteTime, RelativeTime } from '../ui/time';
import { BudgetChangeList } from './budget-change-list';
import { useDecideBudgetChange } from './use-budgets';

/** A change that gives more room and waits: what it does, and the answer to it. */
export function WaitingChangePanel({ change }: { change: WaitingBudgetChange }) {
  const { actor } = useAccess();
  const mayEdit = useCan('budgets.edit');
  const mayStop = useCan('workspace.stop');
  const isOwn = change.proposedBy.id === actor.id;
  const decide = useDecideBudgetChange(change.id);
  const answer = async (verdict: 'confirm' | 'reject', reason: string) => {
    await decide.mutateAsync({ answer: verdict, reason });
    toast.success(verdict === 'confirm' ? 'The change is in force' : 'The change was rejected');
  };
  return (
    <Panel
      tone="wait"
      title={change.effectiveAt ? 'A change takes effect soon' : 'A change waits for a second person'}
      description={
        change.effectiveAt ? (
          <>
            Nobody else may change budgets, so it waits until <AbsoluteTime at={change.effectiveAt} />. Until
            then it can be rejected.
          </>
        ) : (
          'Until somebody else answers, the budget stays as it is.'
        )
      }
      actions={
        <>
          {mayEdit || mayStop ? (
            <ConfirmDialog
              trigger={<Button variant="dangerQuiet">{isOwn ? 'Withdraw' : 'Reject'}</Button>}
              tone="danger"
              title={isOwn ? 'Withdraw this change?' : 'Reject this change?'}
              description="The budget stays as it is. Another change can be proposed."
              confirmLabel={isOwn ? 'Withdraw change' : 'Reject change'}
              reason={{ label: 'Why', required: true }}
              onConfirm={(reason) => answer('reject', reason)}
            />
          ) : null}
          {mayEdit && !isOwn ? (
            <ConfirmDialog
              trigger={<Button variant="primary">Confirm</Button>}
              title="Give this budget more room?"
              description="It is in force from the moment you confirm; you and whoever proposed it are both on record."
              confirmLabel="Confirm change"
              onConfirm={() => answer('confirm', '')}
            >
              <BudgetChangeList changes={change.changes} />
            </ConfirmDialog>
          ) : null}
        </>
      }
      footer={isOwn && !change.effectiveAt ? 'You proposed it: somebody else has to confirm it.' : undefined}
    >
      <div className="flex flex-col gap-3">
        <p className="flex flex-wrap gap-x-1.5 text-sm text-muted">
          Proposed by <NamedLabel named={change.proposedBy} /> <RelativeTime at={change.createdAt} />
          {change.note ? <span className="text-fg">“{change.note}”</span> : null}
        </p>
        <BudgetChangeList changes={change.changes} />
      </div>
    </Panel>
  );
}
