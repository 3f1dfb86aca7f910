import type { CloseQuestionBody } from '@/lib/contracts/research';
import type { Actor } from '@/lib/core/access/actor';
import type { ResearchAnswer, ResearchQuestionBody } from '@/lib/core/research/research-field';
import { AppError } from '@/lib/core/shared/app-error';
import { db } from '@/lib/db/client';
import { toJson } from '@/lib/db/json';
import { appendAuditEntry } from '@/lib/db/repositories/audit-entries';
import { inTransaction, type Tx } from '@/lib/db/tx';
import { now } from '@/lib/platform/clock';
import { newId } from '@/lib/platform/ids';
import { requirePermission } from '../changes/require-permission';
import { findQuestions } from './find-questions';
import { writeAnswer } from './write-answer';

type Person = Extract<Actor, { type: 'person' }>;
type Asked = { workspaceId: string; actor: Person; accountId: string };
type Standing = { id: string | null; valueMicros: bigint; body: ResearchQuestionBody };

/**
 * That a person of ours asks somebody of an account, or what came of it: an answer puts the profile right in the same transaction, as a
 * person's correction. What is asked already is closed; anything else must be worth asking now. @throws AppError `not_found`, `conflict`.
 */
export async function closeQuestion(request: Asked & { body: CloseQuestionBody }): Promise<{ id: string }> {
  const { workspaceId, actor, accountId, body } = request;
  const { contactId, outcome } = body;
  const field = body.outcome === 'answered' ? body.answer.field : body.field;
  const question = { workspaceId, accountId, contactId, field };
  const standing = await standingOf(question);
  if (outcome === 'asked' && standing.id !== null)
    throw new AppError('conflict', {
      detail: 'They are being asked this already.',
      remedy: 'Say what came of it.',
    });
  return inTransaction(async (tx) => {
    if (field === 'consent')
      await requirePermission(
        tx,
        workspaceId,
        actor.id,
        ['contacts.consent'],
        'Only somebody who records consent can say what came of this question.',
      );
    const at = now();
    const answer = body.outcome === 'answered' ? body.answer : null;
    const id = standing.id ?? newId('rqs');
    if (answer) await writeAnswer(tx, { workspaceId, actor, accountId, contactId, questionId: id, answer });
    const closed = outcome === 'asked' ? {} : { closedById: actor.id, closedAt: at };
    const said = { status: outcome, ...(answer ? { answer: toJson(answer) } : {}), ...closed };
    if (standing.id === null)
      await tx.researchQuestion.create({
        data: {
          id,
          ...question,
          valueMicros: standing.valueMicros,
          body: toJson(standing.body),
          askedById: actor.id,
          askedAt: at,
          ...said,
        },
        select: { id: true },
      });
    else await closeAsked(tx, workspaceId, id, said);
    const detail = { questionId: id, contactId, field };
    const subject = { type: 'account', id: accountId } as const;
    await appendAuditEntry(
      tx,
      outcome === 'asked'
        ? { workspaceId, actor, subject, verb: 'signals.question_asked', detail }
        : {
            workspaceId,
            actor,
            subject,
            verb: 'signals.question_closed',
            detail: { ...detail, status: outcome },
          },
    );
    return { id };
  });
}

/** What this question is: one that waits for its answer, or one that is worth asking now. */
async function standingOf(question: {
  workspaceId: string;
  accountId: string;
  contactId: string;
  field: ResearchAnswer['field'];
}): Promise<Standing> {
  const waiting = await db().researchQuestion.findFirst({
    where: { ...question, status: 'asked' },
    select: { id: true, valueMicros: true },
  });
  if (waiting) return { ...waiting, body: { answers: [], basis: '', planNow: '' } };
  const found = (await findQuestions(question.workspaceId, question.accountId)).find(
    ({ field, contactId }) => field === question.field && contactId === question.contactId,
  );
  if (found) return { id: null, valueMicros: found.valueMicros, body: found.body };
  throw new AppError('conflict', {
    detail: 'This need not be asked any more: it is known by now, or they were asked something lately.',
    remedy: 'Load the page again to see what is worth asking now.',
  });
}

/** @throws AppError `conflict` where somebody else was faster. */
async function closeAsked(
  tx: Tx,
  workspaceId: string,
  id: string,
  data: Parameters<Tx['researchQuestion']['updateMany']>[0]['data'],
): Promise<void> {
  const { count } = await tx.researchQuestion.updateMany({
    where: { id, workspaceId, status: 'asked' },
    data,
  });
  if (count !== 1)
    throw new AppError('conflict', {
      detail: 'Somebody else has just said what came of it.',
      remedy: 'Load the page again.',
    });
}
