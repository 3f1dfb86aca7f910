import type { Actor } from '@/lib/core/access/actor';
import type { Correction } from '@/lib/core/rights/correctable-fields';
import { dueAtOf } from '@/lib/core/rights/deadline';
import { emptyContent } from '@/lib/core/rights/request-content';
import {
  openRightsStatuses,
  type RightsRequestKind,
  type RightsRequestOrigin,
} from '@/lib/core/rights/rights-request';
import { AppError } from '@/lib/core/shared/app-error';
import { appendAuditEntry } from '@/lib/db/repositories/audit-entries';
import { sealContent } from '@/lib/db/repositories/sealed-content';
import { inTransaction } from '@/lib/db/tx';
import { now } from '@/lib/platform/clock';
import { newId } from '@/lib/platform/ids';
import { lockedContact } from '../contacts/locked-contact';

export type NewRightsRequest = {
  workspaceId: string;
  actor: Actor;
  contactId: string;
  kind: RightsRequestKind;
  cameBy: RightsRequestOrigin;
  message: string | null;
  /** The values a correction asks for. */
  correction: Correction | null;
};

/**
 * Takes in what a person asks for about their own data; from now on the time to answer runs. Nothing else happens before it is certain
 * who asks. @throws AppError `not_found`, `conflict` while one of the same kind is open, `invalid_request`.
 */
export function receiveRequest(request: NewRightsRequest): Promise<{ id: string; dueAt: string }> {
  const { workspaceId, actor, contactId, kind, cameBy, message, correction } = request;
  if (correction !== null && kind !== 'correction')
    throw new AppError('invalid_request', {
      detail: 'Only a correction names values.',
      invalidParams: [{ in: 'body', name: 'correction', reason: 'leave it out, or ask for a correction' }],
    });
  return inTransaction(async (tx) => {
    await lockedContact(tx, workspaceId, contactId);
    const open = await tx.rightsRequest.count({
      where: { workspaceId, contactId, kind, status: { in: [...openRightsStatuses] } },
    });
    if (open > 0)
      throw new AppError('conflict', {
        detail: 'There is a request of this kind already that has not been answered yet.',
        remedy: 'Answer that one, or take it back first.',
      });
    const id = newId('rrq');
    const receivedAt = now();
    const dueAt = dueAtOf(receivedAt, false);
    const content =
      message === null && correction === null
        ? undefined
        : await sealContent({ workspaceId, contactId }, { ...emptyContent, message, correction });
    await tx.rightsRequest.create({
      data: { id, workspaceId, contactId, kind, status: 'received', cameBy, receivedAt, dueAt, content },
      select: { id: true },
    });
    await appendAuditEntry(tx, {
      workspaceId,
      actor,
      verb: 'rights.received',
      subject: { type: 'rights_request', id },
      detail: { contactId, kind, cameBy, dueAt: dueAt.toISOString() },
    });
    return { id, dueAt: dueAt.toISOString() };
  });
}
