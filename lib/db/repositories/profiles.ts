import type { Tx } from '../tx';

/** All profiles of the person that a contact is, the one that stands for them first. Empty where there is no such contact. */
export async function profileIdsOf(
  tx: Pick<Tx, 'contact'>,
  workspaceId: string,
  contactId: string,
): Promise<string[]> {
  const contact = await tx.contact.findUnique({
    where: { id_workspaceId: { id: contactId, workspaceId } },
    select: {
      id: true,
      mergedIntoId: true,
      merged: { select: { id: true } },
      mergedInto: { select: { merged: { select: { id: true } } } },
    },
  });
  if (!contact) return [];
  const others = contact.mergedInto?.merged ?? contact.merged;
  return [contact.mergedIntoId ?? contact.id, ...others.map(({ id }) => id)];
}
