import type { Actor } from '@/lib/core/access/actor';
import { researchAnswerSchema } from '@/lib/core/research/research-field';
import { AppError } from '@/lib/core/shared/app-error';
import { appendAuditEntry } from '@/lib/db/repositories/audit-entries';
import { inTransaction, type Tx } from '@/lib/db/tx';
import { forgetCorrectionIn } from '../profiles/correct-account';
import { confirmRoleIn } from '../surges/confirm-role';

type Request = {
  workspaceId: string;
  actor: Extract<Actor, { type: 'person' }>;
  accountId: string;
  questionId: string;
};

/**
 * Takes back what was said to have come of a question: what the answer had said is not known again, unless somebody has put it
 * right anew since. @throws AppError `not_found`, `conflict`.
 */
export function takeBackAnswer({ workspaceId, actor, accountId, questionId }: Request): Promise<void> {
  return inTransaction(async (tx) => {
    const question = await tx.researchQuestion.findUnique({
      where: { id_workspaceId: { id: questionId, workspaceId } },
    });
    if (!question || question.accountId !== accountId)
      throw new AppError('not_found', { detail: 'There is no such question about this account.' });
    const { count } = await tx.researchQuestion.updateMany({
      where: { id: questionId, workspaceId, status: { in: ['answered', 'nobody_knows'] } },
      data: { status: 'taken_back' },
    });
    if (count !== 1)
      throw new AppError('conflict', {
        detail: 'Nothing was said that could be taken back.',
        remedy: 'Load the page again.',
      });
    if (question.status === 'answered')
      await takeBack(tx, { workspaceId, actor, accountId, contactId: question.contactId }, question.answer);
    await appendAuditEntry(tx, {
      workspaceId,
      actor,
      subject: { type: 'account', id: accountId },
      verb: 'signals.question_taken_back',
      detail: { questionId, contactId: question.contactId, field: question.field },
    });
  });
}

async function takeBack(
  tx: Tx,
  of: { workspaceId: string; actor: Request['actor']; accountId: string; contactId: string },
  said: unknown,
): Promise<void> {
  const answer = researchAnswerSchema.parse(said);
  const { workspaceId, accountId, contactId, actor } = of;
  if (answer.field === 'consent')
    throw new AppError('conflict', {
      detail: 'A yes or no to being contacted stands until they say otherwise.',
      remedy: 'Record what they say now on their page.',
    });
  if (answer.field === 'timing') return;
  if (answer.field === 'role') {
    const known = await tx.buyingRole.findUnique({
      where: { contactId_workspaceId: { contactId, workspaceId } },
      select: { role: true },
    });
    if (known?.role === answer.value) await confirmRoleIn(tx, { ...of, role: null });
    return;
  }
  await forgetCorrectionIn(tx, {
    workspaceId,
    actor,
    accountId,
    field: answer.field,
    value: answer.value,
  });
}
