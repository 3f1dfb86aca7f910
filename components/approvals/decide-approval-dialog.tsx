'use client';

import { toast } from 'sonner';
import { formatCount } from '@/lib/client/format';
import type { ActionSummary } from '@/lib/contracts/actions';
import { ActionMoney } from '../actions/action-money';
import { actionStatusWords } from '../actions/action-status-chip';
import { ConfirmDialog } from '../ui/confirm-dialog';
import { readProblem } from '../ui/problem';
import { useDecideApproval } from './use-decide-approval';

/** What an answer needs of an approval, whether a row of the queue or the whole. */
export type Decidable = { id: string; actionHash: string; needsPassword: boolean; action: ActionSummary };
export type AskedAnswer = { approval: Decidable; answer: 'granted' | 'rejected' };

/** Kinds that move money or start something, and what asks for the password, are approved in two steps. */
export const needsConfirmation = ({ action, needsPassword }: Decidable): boolean =>
  action.risk === 'high' || needsPassword;

/** Answers with what was shown, and says what came of it. Rejects with the problem. */
export function useAnswer(workspace: string) {
  const decide = useDecideApproval(workspace);
  const answer = async (
    { approval, answer: given }: AskedAnswer,
    reason: string | null,
    password: string | null = null,
  ) => {
    const { id, actionHash, action } = approval;
    const result = await decide.mutateAsync({
      approvalId: id,
      actionHash,
      answer: given,
      reason,
      password,
    });
    const description = actionStatusWords[result.actionStatus].sentence;
    if (given === 'rejected') toast.success(`Rejected: ${action.sentence}`, { description });
    else if (result.left > 0)
      toast.success(`Your approval counts: ${action.sentence}`, {
        description: `It takes ${formatCount(result.left, 'more person', 'more people')}.`,
      });
    else if (result.nextApprovalId) {
      toast.warning(`Asked again: ${action.sentence}`, {
        description: 'Things have changed since it was proposed: it waits for an answer to the new findings.',
      });
    } else if (result.actionStatus === 'denied')
      toast.warning(`Refused after all: ${action.sentence}`, { description });
    else toast.success(`Approved: ${action.sentence}`, { description });
    return result;
  };
  /** For answers without a dialog: a failure is a toast. */
  const answerNow = (asked: AskedAnswer) =>
    answer(asked, null).catch((error: unknown) => {
      const problem = readProblem(error);
      toast.error(problem.title, { description: [problem.detail, problem.remedy].filter(Boolean).join(' ') });
    });
  return { answer, answerNow, isPending: decide.isPending };
}

/** Asks before a risky approval, and for the reason of a rejection. */
export function DecideApprovalDialog({
  asked,
  onClose,
  onAnswer,
}: {
  asked: AskedAnswer | null;
  onClose: () => void;
  onAnswer: (asked: AskedAnswer, reason: string | null, password: string | null) => Promise<unknown>;
}) {
  if (!asked) return null;
  const { approval, answer } = asked;
  const isGrant = answer === 'granted';
  return (
    <ConfirmDialog
      open
      onOpenChange={(open) => {
        if (!open) onClose();
      }}
      title={isGrant ? 'Approve this action?' : 'Reject this action?'}
      description={
        isGrant
          ? `${approval.action.sentence}. The gate decides once more on live facts, and then it is carried out.`
          : `${approval.action.sentence}. It will not happen; the reason goes into the record and counts for the agent.`
      }
      confirmLabel={isGrant ? 'Approve' : 'Reject'}
      tone={isGrant ? 'normal' : 'danger'}
      reason={isGrant ? undefined : { label: 'Why', required: true, placeholder: 'What is wrong with it?' }}
      password={isGrant && approval.needsPassword}
      onConfirm={(reason, password) => onAnswer(asked, reason || null, password || null)}
    >
      {isGrant ? (
        <p className="text-sm">
          At stake: <ActionMoney action={approval.action} />
        </p>
      ) : null}
    </ConfirmDialog>
  );
}
