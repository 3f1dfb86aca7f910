import { z } from 'zod';
import type { ContactPage, ListContactsQuery } from '@/lib/contracts/contacts';
import { db } from '@/lib/db/client';
import type { Prisma } from '@/lib/db/generated/client';
import { takePage } from '../list/keyset';
import {
  beyondKeyset,
  decodeValueKeyset,
  encodeValueKeyset,
  instantValue,
  nullsLast,
} from '../list/value-keyset';
import { resolveNames } from '../names/resolve-names';
import { personMatching } from './person-matching';
import { contactRowSelect, presentContactRow, refsOfContact } from './present-contact-row';

/** Contacts of a workspace, those with the newest signals first unless sorted otherwise. */
export async function listContacts(
  { id: workspaceId }: { id: string },
  query: ListContactsQuery,
): Promise<ContactPage> {
  const direction = query.sort.startsWith('-') ? 'desc' : 'asc';
  const field = query.sort.endsWith('score') ? 'score' : 'lastSignalAt';
  const valueSchema: z.ZodType<number | Date> = field === 'score' ? z.number() : instantValue;
  const conditions: Prisma.ContactWhereInput[] = [];
  if (query.q) conditions.push({ OR: matching(workspaceId, query.q) });
  if (query.cursor) {
    conditions.push({ OR: beyondKeyset(field, direction, decodeValueKeyset(query.cursor, valueSchema)) });
  }
  const found = await db().contact.findMany({
    where: {
      workspaceId,
      erasedAt: null,
      mergedIntoId: null,
      ...(query.tier?.length ? { account: { tier: { in: query.tier } } } : {}),
      ...(query.converted ? { convertedAt: presence(query.converted) } : {}),
      ...(query.owned ? { ownerExternalId: presence(query.owned) } : {}),
      AND: conditions,
    },
    select: contactRowSelect,
    orderBy: nullsLast(field, direction),
    take: query.limit + 1,
  });
  const { page, nextCursor } = takePage(found, query.limit, (contact) =>
    encodeValueKeyset({ value: contact[field], id: contact.id }),
  );
  const names = await resolveNames(workspaceId, page.flatMap(refsOfContact));
  return { rows: page.map((contact) => presentContactRow(contact, names)), nextCursor };
}

const presence = (answer: 'yes' | 'no') => (answer === 'yes' ? { not: null } : null);

function matching(workspaceId: string, q: string): Prisma.ContactWhereInput[] {
  const part = { contains: q, mode: 'insensitive' } as const;
  return [{ id: q }, ...personMatching(workspaceId, q), { account: { name: part } }];
}
