import type { Actor } from '@/lib/core/access/actor';
import type { AuditDetail } from '@/lib/core/audit/events';
import type { Correction } from '@/lib/core/rights/correctable-fields';
import { dueAtOf } from '@/lib/core/rights/deadline';
import { emptyContent, type RequestContent, requestContentSchema } from '@/lib/core/rights/request-content';
import {
  type IdentityProof,
  isRightsRequestOpen,
  type RightsStep,
  statusAfter,
} from '@/lib/core/rights/rights-request';
import { AppError } from '@/lib/core/shared/app-error';
import { assertNever } from '@/lib/core/shared/assert-never';
import type { Prisma, RightsRequest } from '@/lib/db/generated/client';
import { appendAuditEntry } from '@/lib/db/repositories/audit-entries';
import { openContent, sealContent } from '@/lib/db/repositories/sealed-content';
import { lockRecording } from '@/lib/db/repositories/signals';
import { inTransaction, type Tx } from '@/lib/db/tx';
import { now } from '@/lib/platform/clock';
import { lockedContact } from '../contacts/locked-contact';
import { sendOutboxEvents } from '../outbox/send-outbox-events';
import { cancelOpenWorkOn } from './cancel-open-work-on';
import { eraseWhereAsked } from './erase-where-asked';
import { fulfilments } from './fulfilments';

export type StepInput =
  | { step: 'confirm'; identityBy: IdentityProof }
  | { step: 'start' | 'withdraw' }
  | { step: 'extend' | 'refuse'; reason: string }
  | { step: 'fulfil'; answer: string | null; correction: Correction | null };

/**
 * Takes a request one step on; fulfilling it does what it asks for, in the same transaction.
 * @throws AppError `not_found`, `conflict` where the step can't be taken now, `invalid_request`.
 */
export async function advanceRequest(input: {
  workspaceId: string;
  actor: Actor;
  requestId: string;
  take: StepInput;
}): Promise<{ id: string; status: RightsRequest['status'] }> {
  const { workspaceId, actor, requestId, take } = input;
  if (take.step === 'fulfil') await eraseWhereAsked(workspaceId, actor, requestId);
  const { contactId, why, ...advanced } = await inTransaction(async (tx) => {
    // A source that is being taken in has read the person already: it comes wholly before, or wholly after.
    if (take.step === 'fulfil') await lockRecording(tx, workspaceId);
    const request = await lockRequest(tx, workspaceId, requestId);
    const { contactId, kind } = request;
    const status = statusAfter(
      { status: request.status, isExtended: request.extendedAt !== null },
      take.step,
    );
    if (status === null) throw new AppError('conflict', { detail: whyNot(request, take.step) });
    const known = openContent(request.content, requestContentSchema);
    const content: RequestContent = { ...(known ?? emptyContent), ...wordsOf(take) };
    if (take.step === 'fulfil')
      await fulfilments[kind](tx, {
        workspaceId,
        actor,
        contactId,
        requestId,
        correction: take.correction ?? content.correction,
      });
    const change = changeOf(request, take);
    await tx.rightsRequest.update({
      where: { id_workspaceId: { id: requestId, workspaceId } },
      data: {
        ...change,
        status,
        handledById: actor.type === 'person' ? actor.id : request.handledById,
        closedAt: isRightsRequestOpen(status) ? null : now(),
        content: await sealContent({ workspaceId, contactId }, content),
      },
      select: { id: true },
    });
    await appendAuditEntry(tx, {
      workspaceId,
      actor,
      subject: { type: 'rights_request', id: requestId },
      ...entryOf(request, take, change),
    });
    const why = take.step === 'fulfil' ? (whyCancelled[kind] ?? null) : null;
    return { id: requestId, status, contactId, why };
  });
  // Behind the limit, which denies it all anyway: so that nobody is asked about what can't be done any more.
  if (why !== null) {
    await inTransaction((tx) => cancelOpenWorkOn(tx, { workspaceId, contactId }, { actor, why }));
    await sendOutboxEvents();
  }
  return advanced;
}

/** Kinds of requests that stop what is under way for the person, and what the record says of it. */
const whyCancelled: Partial<Record<RightsRequest['kind'], string>> = {
  restriction: 'The person had the processing of their data restricted.',
  objection: 'The person objected.',
};

/** The request as it is now, its row and its person locked, the person first: as everything that limits them does. */
async function lockRequest(tx: Tx, workspaceId: string, id: string): Promise<RightsRequest> {
  const where = { id_workspaceId: { id, workspaceId } };
  const found = await tx.rightsRequest.findUnique({ where, select: { contactId: true } });
  if (!found) throw new AppError('not_found', { detail: 'There is no such request.' });
  await lockedContact(tx, workspaceId, found.contactId);
  await tx.$executeRaw`SELECT 1 FROM rights_requests WHERE id = ${id} AND workspace_id = ${workspaceId} FOR UPDATE`;
  return tx.rightsRequest.findUniqueOrThrow({ where });
}

function whyNot({ status, extendedAt }: RightsRequest, step: RightsStep): string {
  if (!isRightsRequestOpen(status)) return 'This request has been answered already.';
  if (step === 'extend' && extendedAt !== null) return 'The time to answer has been extended once already.';
  if (step === 'fulfil') return 'First establish that it comes from the person it is about.';
  return 'This step has been taken already.';
}

/** What is written down about a step, for the person to read. */
function wordsOf(take: StepInput): Partial<RequestContent> {
  if (take.step === 'extend') return { extensionReason: take.reason };
  if (take.step === 'refuse') return { answer: take.reason };
  return take.step === 'fulfil' && take.answer !== null ? { answer: take.answer } : {};
}

function changeOf(request: RightsRequest, take: StepInput): Prisma.RightsRequestUpdateInput {
  if (take.step === 'confirm') return { confirmedAt: now(), identityBy: take.identityBy };
  if (take.step === 'extend') return { extendedAt: now(), dueAt: dueAtOf(request.receivedAt, true) };
  return {};
}

function entryOf(request: RightsRequest, take: StepInput, change: Prisma.RightsRequestUpdateInput) {
  const { contactId, kind } = request;
  const about = { contactId, kind };
  const { step } = take;
  switch (step) {
    case 'confirm':
      return {
        verb: 'rights.confirmed' as const,
        detail: { ...about, identityBy: take.identityBy } satisfies AuditDetail<'rights.confirmed'>,
      };
    case 'extend':
      return {
        verb: 'rights.extended' as const,
        detail: { ...about, dueAt: (change.dueAt as Date).toISOString() },
      };
    case 'start':
      return { verb: 'rights.started' as const, detail: about };
    case 'fulfil':
      return { verb: 'rights.fulfilled' as const, detail: about };
    case 'refuse':
      return { verb: 'rights.refused' as const, detail: about };
    case 'withdraw':
      return { verb: 'rights.withdrawn' as const, detail: about };
    default:
      return assertNever(step);
  }
}
