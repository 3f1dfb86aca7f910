import type { ContactFacts, SuppressionReason } from '@/lib/core/contactability/contact-facts';
import type { ContactChannel } from '@/lib/core/contactability/purposes';
import { now } from '@/lib/platform/clock';
import { newId } from '@/lib/platform/ids';
import { keyedHash } from '@/lib/platform/keyed-hash';
import { sealerOf } from '../seal';
import type { Tx } from '../tx';

/** The pseudonym under which an e-mail address is blocked in one workspace; case and blanks around it do not matter. */
export const addressHashOf = (workspaceId: string, email: string): string =>
  keyedHash(`address:${workspaceId}`, email.trim().toLowerCase());

export type NewSuppression = {
  workspaceId: string;
  contactId: string | null;
  /** Also blocks whoever else has this address, now or later. */
  email: string | null;
  channel: ContactChannel | null;
  reason: SuppressionReason;
  note: string | null;
  createdById: string;
};

/** Blocks contact. @returns its id. */
export async function addSuppression(tx: Tx, { email, ...suppression }: NewSuppression): Promise<string> {
  const id = newId('sup');
  const { workspaceId, contactId, note } = suppression;
  const stored = contactId === null ? note : (await sealerOf(workspaceId, contactId)).text(note);
  await tx.suppression.create({
    data: {
      ...suppression,
      id,
      note: stored,
      addressHash: email === null ? null : addressHashOf(suppression.workspaceId, email),
      createdAt: now(),
    },
    select: { id: true },
  });
  return id;
}

type Addressed = { id: string; email: string | null };

/** The blocks in force for these people: of themselves and of their addresses, by contact. */
export async function findSuppressions(
  tx: Tx,
  workspaceId: string,
  contacts: readonly Addressed[],
): Promise<Map<string, ContactFacts['suppressions']>> {
  const hashes = await hashesOf(tx, workspaceId, contacts);
  const rows = await tx.suppression.findMany({
    where: {
      workspaceId,
      liftedAt: null,
      OR: [
        { contactId: { in: contacts.map(({ id }) => id) } },
        { addressHash: { in: [...new Set(hashes.values())] } },
      ],
    },
    orderBy: { id: 'asc' },
  });
  const byKey = new Map<string, typeof rows>();
  const keep = (key: string | null, row: (typeof rows)[number]) =>
    key === null ? undefined : byKey.set(key, [...(byKey.get(key) ?? []), row]);
  for (const row of rows) {
    keep(row.contactId, row);
    keep(row.addressHash, row);
  }
  return new Map(
    contacts.map(({ id: contactId }) => {
      const own = [...(byKey.get(contactId) ?? []), ...(byKey.get(hashes.get(contactId) ?? '') ?? [])];
      return [contactId, [...new Set(own)].map(({ id, channel, reason }) => ({ id, channel, reason }))];
    }),
  );
}

/** Pseudonyms of their addresses; none where nothing is blocked by address, so that nothing has to be computed. */
async function hashesOf(
  tx: Tx,
  workspaceId: string,
  contacts: readonly Addressed[],
): Promise<Map<string, string>> {
  const any = await tx.suppression.findFirst({
    where: { workspaceId, addressHash: { not: null }, liftedAt: null },
    select: { id: true },
  });
  if (!any) return new Map();
  return new Map(
    contacts.flatMap(({ id, email }) => (email === null ? [] : [[id, addressHashOf(workspaceId, email)]])),
  );
}
