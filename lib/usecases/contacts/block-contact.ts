import type { Actor } from '@/lib/core/access/actor';
import type { SuppressionReason } from '@/lib/core/contactability/contact-facts';
import type { ContactChannel } from '@/lib/core/contactability/purposes';
import { appendAuditEntry } from '@/lib/db/repositories/audit-entries';
import { addSuppression } from '@/lib/db/repositories/suppressions';
import type { Tx } from '@/lib/db/tx';

export type Block = {
  workspaceId: string;
  actor: Actor;
  contactId: string | null;
  email: string | null;
  channel: ContactChannel | null;
  reason: SuppressionReason;
  note: string | null;
};

/** Blocks a person, their address, or both, with its audit entry. Take the contact's lock first. @returns the suppression's id. */
export async function blockContact(tx: Tx, { actor, ...block }: Block): Promise<string> {
  const { workspaceId, contactId, channel, reason } = block;
  const id = await addSuppression(tx, { ...block, createdById: actor.id });
  await appendAuditEntry(tx, {
    workspaceId,
    actor,
    verb: 'contacts.suppressed',
    subject: contactId === null ? { type: 'suppression', id } : { type: 'contact', id: contactId },
    detail: { suppressionId: id, channel, reason },
  });
  return id;
}
