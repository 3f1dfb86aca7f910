import type { Actor } from '@/lib/core/access/actor';
import { appendAuditEntry } from '@/lib/db/repositories/audit-entries';
import { inTransaction } from '@/lib/db/tx';

/** Writes down that somebody has opened a person's own page by a link. */
export function openOwnPage(access: {
  workspaceId: string;
  contactId: string;
  linkId: string;
  actor: Actor;
}): Promise<string> {
  const { workspaceId, contactId, linkId, actor } = access;
  return inTransaction((tx) =>
    appendAuditEntry(tx, {
      workspaceId,
      actor,
      verb: 'rights.page_opened',
      subject: { type: 'contact', id: contactId },
      detail: { linkId },
    }),
  );
}
