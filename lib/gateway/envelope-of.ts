import type { Envelope } from '@/lib/connectors/kit/connector';
import { db } from '@/lib/db/client';
import { readOwners } from './read-owners';

/**
 * To whom a message goes and in whose name: the contact as known now, and its owner in the CRM (else the workspace). Read at the
 * moment of effect, so that neither the action nor the record holds it. Null when there is no such contact.
 */
export async function envelopeOf(workspaceId: string, contactId: string): Promise<Envelope | null> {
  const contact = await db().contact.findUnique({
    where: { id_workspaceId: { id: contactId, workspaceId } },
    select: {
      email: true,
      name: true,
      ownerExternalId: true,
      account: { select: { name: true } },
      workspace: { select: { name: true } },
    },
  });
  if (!contact) return null;
  const { email, name, ownerExternalId, account, workspace } = contact;
  const owners = ownerExternalId === null ? [] : await readOwners(workspaceId);
  const owner = owners.find(({ externalId }) => externalId === ownerExternalId);
  return {
    to: { address: email, name: plainName(name), company: plainName(account?.name ?? null) },
    from: { name: owner?.name ?? null, company: workspace.name },
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
