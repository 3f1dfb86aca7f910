import type { Actor } from '@/lib/core/access/actor';
import type { SuppressionReason } from '@/lib/core/contactability/contact-facts';
import { addressHashOf } from '@/lib/db/repositories/suppressions';
import { inTransaction } from '@/lib/db/tx';
import { lockContacts } from '@/lib/gateway/contact-lock';
import { blockContact } from './block-contact';

/**
 * Blocks e-mail to addresses, whoever they belong to now or later: only a keyed hash of each is kept. Addresses that are blocked
 * already for this reason are left as they are; contacts known by an address are named in the block.
 */
export function suppressAddresses(request: {
  workspaceId: string;
  actor: Extract<Actor, { type: 'person' }>;
  emails: readonly string[];
  reason: Extract<SuppressionReason, 'unsubscribe' | 'complaint' | 'bounce' | 'manual'>;
  note: string | null;
}): Promise<{ added: number; already: number; known: number }> {
  const { workspaceId, actor, reason, note } = request;
  const emails = [...new Set(request.emails.map((email) => email.trim().toLowerCase()))];
  const hashes = new Map(emails.map((email) => [email, addressHashOf(workspaceId, email)]));
  return inTransaction(async (tx) => {
    const contacts = await tx.contact.findMany({
      where: { workspaceId, emailHash: { in: [...hashes.values()] } },
      select: { id: true, email: true },
    });
    await lockContacts(
      tx,
      workspaceId,
      contacts.map(({ id }) => id),
    );
    const blocked = await tx.suppression.findMany({
      where: { workspaceId, addressHash: { in: [...hashes.values()] }, reason, liftedAt: null },
      select: { addressHash: true },
    });
    const done = new Set(blocked.map(({ addressHash }) => addressHash));
    const fresh = emails.filter((email) => !done.has(hashes.get(email) ?? null));
    const owners = new Map(contacts.map(({ id, email }) => [email?.toLowerCase() ?? '', id]));
    // A complaint is about us, not about one way of reaching somebody.
    const channel = reason === 'complaint' ? null : 'email';
    for (const email of fresh)
      await blockContact(tx, {
        workspaceId,
        actor,
        contactId: owners.get(email) ?? null,
        email,
        channel,
        reason,
        note,
      });
    const known = fresh.filter((email) => owners.has(email)).length;
    return { added: fresh.length, already: emails.length - fresh.length, known };
  });
}
