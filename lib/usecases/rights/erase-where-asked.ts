import type { Actor } from '@/lib/core/access/actor';
import { statusAfter } from '@/lib/core/rights/rights-request';
import { db } from '@/lib/db/client';
import { erasePerson } from './erase-person';

/**
 * Erases the person where a request that can be fulfilled now asks for it. It comes before the request is closed and has a transaction
 * of its own, because a ledger outside the database has to know first: should this process die in between, the request stays open and
 * is fulfilled when somebody tries again.
 */
export async function eraseWhereAsked(workspaceId: string, actor: Actor, requestId: string): Promise<void> {
  const request = await db().rightsRequest.findUnique({
    where: { id_workspaceId: { id: requestId, workspaceId } },
    select: {
      kind: true,
      status: true,
      extendedAt: true,
      contactId: true,
      contact: { select: { erasedAt: true } },
    },
  });
  if (request?.kind !== 'erasure' || request.contact.erasedAt !== null) return;
  const { status, extendedAt, contactId } = request;
  if (statusAfter({ status, isExtended: extendedAt !== null }, 'fulfil') === null) return;
  await erasePerson({ workspaceId, actor, contactId, requestId });
}
