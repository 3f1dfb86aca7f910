import type { Actor } from '@/lib/core/access/actor';
import { appendAuditEntry } from '@/lib/db/repositories/audit-entries';
import { inTransaction } from '@/lib/db/tx';
import { now } from '@/lib/platform/clock';
import { requireEnv } from '@/lib/platform/env';
import { newId } from '@/lib/platform/ids';
import { linkToken, newLinkCode } from '@/lib/platform/self-service-token';
import { lockedContact } from '../contacts/locked-contact';

const DAY_MS = 86_400_000;

/** Makes a link to a person's own page. Only here is it known in full. @throws AppError `not_found`. */
export function makeLink(request: {
  workspaceId: string;
  actor: Extract<Actor, { type: 'person' }>;
  contactId: string;
  days: number;
}): Promise<{ id: string; url: string; expiresAt: string }> {
  const { workspaceId, actor, contactId, days } = request;
  return inTransaction(async (tx) => {
    await lockedContact(tx, workspaceId, contactId);
    const id = newId('lnk');
    const createdAt = now();
    const terms = {
      code: newLinkCode(),
      workspaceId,
      contactId,
      expiresAt: new Date(createdAt.getTime() + days * DAY_MS),
    };
    await tx.selfServiceLink.create({
      data: { id, ...terms, createdById: actor.id, createdAt },
      select: { id: true },
    });
    await appendAuditEntry(tx, {
      workspaceId,
      actor,
      verb: 'rights.link_made',
      subject: { type: 'contact', id: contactId },
      detail: { linkId: id, expiresAt: terms.expiresAt.toISOString() },
    });
    const url = new URL(`/self-service/${linkToken(terms)}`, requireEnv('NEXTAUTH_URL')).href;
    return { id, url, expiresAt: terms.expiresAt.toISOString() };
  });
}
