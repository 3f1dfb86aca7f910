import type { Purpose } from '@/lib/core/contactability/purposes';
import { practiceDb } from '@/lib/db/client';
import { now } from '@/lib/platform/clock';
import { inDays } from './outreach-enrolments';
import { listSequences, lockSequences } from './outreach-sequences';
import { answerOnce, type PracticeResponse } from './requests';

/** A step whose time has come for a contact. The tool sends nothing by itself: it says what is due. */
export type DueStep = {
  contactExternalId: string;
  sequenceId: string;
  purpose: Purpose;
  /** Counted from 0. */
  step: number;
  subject: string;
  body: string;
  dueAt: Date;
};

/** Steps of active sequences that are due now, those due longest first. `after` is the last one seen. */
export async function dueSteps(
  workspaceId: string,
  limit: number,
  after?: Pick<DueStep, 'dueAt' | 'contactExternalId'>,
): Promise<DueStep[]> {
  const sequences = new Map(
    (await listSequences(workspaceId))
      .filter(({ isActive }) => isActive)
      .map((sequence) => [sequence.externalId, sequence]),
  );
  const rows = await practiceDb().practiceEnrolment.findMany({
    where: {
      workspaceId,
      sequenceId: { in: [...sequences.keys()] },
      dueAt: { lte: now() },
      ...(after
        ? {
            OR: [
              { dueAt: { gt: after.dueAt } },
              { dueAt: after.dueAt, contactExternalId: { gt: after.contactExternalId } },
            ],
          }
        : {}),
    },
    orderBy: [{ dueAt: 'asc' }, { contactExternalId: 'asc' }],
    take: limit,
  });
  return rows.flatMap(({ contactExternalId, sequenceId, nextStep, dueAt }) => {
    const sequence = sequences.get(sequenceId ?? '');
    const words = nextStep === null ? undefined : sequence?.steps[nextStep];
    if (!sequence || !words || nextStep === null || !dueAt) return [];
    const { externalId, purpose } = sequence;
    const { subject, body } = words;
    return [{ contactExternalId, sequenceId: externalId, purpose, step: nextStep, subject, body, dueAt }];
  });
}

/**
 * Tells the tool that a step's message went out: the next one becomes due in its time, and after the last one the contact is in no
 * sequence any more. Of a contact that has moved on since, nothing changes.
 * @throws PracticeApiError for an unknown sequence, or a key that was used for something else.
 */
export async function completeStep(call: {
  workspaceId: string;
  contactExternalId: string;
  sequenceId: string;
  step: number;
  idempotencyKey: string;
}): Promise<PracticeResponse> {
  const { workspaceId, contactExternalId, sequenceId, step, idempotencyKey } = call;
  return answerOnce(
    {
      workspaceId,
      externalId: contactExternalId,
      idempotencyKey,
      operation: 'outreach.step.complete',
      requested: { sequenceId, completedStep: step },
    },
    async (tx) => {
      const sequence = (await lockSequences(tx, workspaceId, [sequenceId])).get(sequenceId);
      const where = { workspaceId_contactExternalId: { workspaceId, contactExternalId } };
      await tx.$queryRaw`select 1 from practice_enrolments
        where workspace_id = ${workspaceId} and contact_external_id = ${contactExternalId} for update`;
      const row = await tx.practiceEnrolment.findUnique({ where });
      const before = { sequenceId: row?.sequenceId ?? null, nextStep: row?.nextStep ?? null };
      if (before.sequenceId !== sequenceId || before.nextStep !== step) return { before, after: before };
      const next = sequence?.steps[step + 1];
      const after = next ? { sequenceId, nextStep: step + 1 } : { sequenceId: null, nextStep: null };
      await tx.practiceEnrolment.update({
        where,
        data: { ...after, dueAt: next ? inDays(next.delayDays) : null, updatedAt: now(), updatedBy: 'api' },
        select: { contactExternalId: true },
      });
      return { before, after };
    },
  );
}
