import type { Envelope } from '@/lib/connectors/kit/connector';
import type { ContactChannel } from '@/lib/core/contactability/purposes';
import { db } from '@/lib/db/client';
import type { Tx } from '@/lib/db/tx';
import { readOwners } from './read-owners';

/**
 * In whose name a message goes: the contact's owner in the CRM, else the workspace. To whom it goes is read by `addresseeOf`, under the
 * lock under which it is sent. Null when there is no such contact.
 */
export async function senderOf(workspaceId: string, contactId: string): Promise<Envelope['from'] | null> {
  const contact = await db().contact.findUnique({
    where: { id_workspaceId: { id: contactId, workspaceId } },
    select: { ownerExternalId: true, workspace: { select: { name: true } } },
  });
  if (!contact) return null;
  const { ownerExternalId, workspace } = contact;
  const owners = ownerExternalId === null ? [] : await readOwners(workspaceId);
  const owner = owners.find(({ externalId }) => externalId === ownerExternalId);
  return { name: owner?.name ?? null, company: workspace.name };
}

/** Where a channel finds somebody; a product knows its people by themselves. */
const addressOf: Record<
  ContactChannel,
  (contact: { email: string | null; phone: string | null }) => string | null
> = {
  email: ({ email }) => email,
  sms: ({ phone }) => phone,
  phone: ({ phone }) => phone,
  in_product: () => null,
};

/**
 * To whom a message goes: the contact as known at the moment of effect, so that neither the action nor the record holds it. Nobody can
 * change it until the transaction ends: the address that is written to is the one that was held against the blocks.
 */
export async function addresseeOf(
  tx: Tx,
  workspaceId: string,
  contactId: string,
  channel: ContactChannel,
): Promise<Envelope['to']> {
  await tx.$queryRaw`SELECT id FROM contacts WHERE id = ${contactId} AND workspace_id = ${workspaceId} FOR SHARE`;
  const { name, account, ...addresses } = await tx.contact.findUniqueOrThrow({
    where: { id_workspaceId: { id: contactId, workspaceId } },
    select: { email: true, phone: true, name: true, account: { select: { name: true } } },
  });
  return {
    address: addressOf[channel](addresses),
    name: plainName(name),
    company: plainName(account?.name ?? null),
  };
}

/**
 * A name as it may stand in a message that goes out under our name. Whoever fills in a form chooses it: one that holds a link,
 * markup, a line break or is longer than any name is left out, and the message says what it says to people without one.
 */
export function plainName(name: string | null): string | null {
  if (name === null || name.length > 80) return null;
  return /[<>{}\r\n\u2028\u2029@]|:\/\/|\bwww\.|[\p{L}\d]\.[\p{L}]{2,}(\/|\s|$)/iu.test(name) ? null : name;
}
