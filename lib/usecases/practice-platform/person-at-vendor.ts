import type { Tx } from '@/lib/db/tx';
import { keyedHash } from '@/lib/platform/keyed-hash';

/**
 * How the record names somebody whom a platform knows by an id of its own: as the contact they are here, whose key seals that id; of
 * somebody unknown here it says a pseudonym.
 */
export async function personAtVendor(
  tx: Tx,
  { workspaceId, type, externalId }: { workspaceId: string; type: string; externalId: string },
): Promise<{ subject: { type: string; id: string }; person: string | null; externalId: string }> {
  const contact = await tx.contact.findUnique({
    where: { workspaceId_externalId: { workspaceId, externalId } },
    select: { id: true },
  });
  if (contact) return { subject: { type: 'contact', id: contact.id }, person: contact.id, externalId };
  const pseudonym = `hmac:${keyedHash(`vendor:${workspaceId}`, externalId).slice(0, 16)}`;
  return { subject: { type, id: pseudonym }, person: null, externalId: pseudonym };
}
