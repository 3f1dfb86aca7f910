'use client';

import { useState } from 'react';
import { toast } from 'sonner';
import { formatCount } from '@/lib/client/format';
import type { ApprovalRow } from '@/lib/contracts/approvals';
import { Button } from '../ui/button';
import { ConfirmDialog } from '../ui/confirm-dialog';
import { useDecideMany } from './use-work-on-approval';

/** Answers the marked questions together: one answer, each bound to what was shown of it and decided for itself. */
export function AnswerTogether({ rows, onDone }: { rows: readonly ApprovalRow[]; onDone: () => void }) {
  const [answer, setAnswer] = useState<'granted' | 'rejected' | null>(null);
  const decide = useDecideMany();
  if (rows.length === 0) return null;
  const what = formatCount(rows.length, 'action');
  const isGrant = answer === 'granted';
  const confirm = async (reason: string, password: string) => {
    const { answers } = await decide.mutateAsync({
      questions: rows.map(({ id, actionHash }) => ({ approvalId: id, actionHash })),
      answer: isGrant ? 'granted' : 'rejected',
      reason: reason || null,
      password: password || null,
    });
    const good = answers.filter(({ outcome }) => outcome === 'answered' || outcome === 'counted').length;
    const others = answers.length - good;
    const title = `${isGrant ? 'Approved' : 'Rejected'}: ${formatCount(good, 'action')}`;
    if (others === 0) toast.success(title);
    else
      toast.warning(title, {
        description: `${formatCount(others, 'other')} could not be answered: ${
          answers.find(({ message }) => message)?.message ?? 'things have changed, and it is asked again.'
        }`,
      });
    onDone();
  };
  return (
    <div className="flex flex-wrap items-center gap-3 border-b bg-sunken px-4 py-2 text-sm">
      <span className="font-medium">{formatCount(rows.length, 'marked', 'marked')}</span>
      <Button size="sm" variant="primary" onClick={() => setAnswer('granted')}>
        Approve them
      </Button>
      <Button size="sm" onClick={() => setAnswer('rejected')}>
        Reject them
      </Button>
      <Button size="sm" variant="ghost" onClick={onDone}>
        Unmark
      </Button>
      <ConfirmDialog
        open={answer !== null}
        onOpenChange={(open) => {
          if (!open) setAnswer(null);
        }}
        title={isGrant ? `Approve ${what}?` : `Reject ${what}?`}
        description={
          isGrant
            ? 'Each of them is bound to what you were shown of it, and decided by the gate once more before it is carried out.'
            : 'None of them will happen; the reason goes into the record of each and counts for the agent.'
        }
        confirmLabel={isGrant ? 'Approve them' : 'Reject them'}
        tone={isGrant ? 'normal' : 'danger'}
        reason={
          isGrant ? undefined : { label: 'Why', required: true, placeholder: 'What is wrong with them?' }
        }
        password={isGrant && rows.some(({ needsPassword }) => needsPassword)}
        onConfirm={confirm}
      >
        <ul className="max-h-60 list-disc overflow-y-auto pl-5 text-sm">
          {rows.map(({ id, action }) => (
            <li key={id}>{action.sentence}</li>
          ))}
        </ul>
      </ConfirmDialog>
    </div>
  );
}
