import type { ContactRow } from '@/lib/contracts/contacts';
import type { Prisma } from '@/lib/db/generated/client';
import { maskPlain } from '@/lib/db/open-sealed';
import type { NameBook, Ref } from '../names/name-book';

export const contactRowSelect = {
  id: true,
  externalId: true,
  name: true,
  title: true,
  region: true,
  account: { select: { id: true, name: true, tier: true } },
  score: true,
  ownerExternalId: true,
  lastSignalAt: true,
  convertedAt: true,
} as const satisfies Prisma.ContactSelect;
type Contact = Prisma.ContactGetPayload<{ select: typeof contactRowSelect }>;

/** What a row names, for looking it up. */
export const refsOfContact = ({ ownerExternalId }: Contact): Ref[] =>
  ownerExternalId === null ? [] : [{ type: 'owner', id: ownerExternalId }];

export function presentContactRow(contact: Contact, names: NameBook): ContactRow {
  const { id, externalId, name, title, region, account, score, ownerExternalId } = contact;
  return {
    id,
    externalId: maskPlain(externalId),
    name,
    title,
    region: maskPlain(region),
    account,
    score,
    owner: ownerExternalId === null ? null : names.of('owner', ownerExternalId),
    lastSignalAt: contact.lastSignalAt?.toISOString() ?? null,
    convertedAt: contact.convertedAt?.toISOString() ?? null,
  };
}
