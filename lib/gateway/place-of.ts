import { segmentOf } from '@/lib/core/scopes/segment';
import { seniorityOf } from '@/lib/core/scopes/seniority';
import type { Account, Contact } from '@/lib/db/generated/client';

type Placed = Pick<Contact, 'region' | 'language' | 'title'> & {
  account: Pick<Account, 'tier' | 'employees' | 'region'> | null;
};

/** What the gate may know of one person's place and position. */
export const placeOf = (contact: Placed) => ({
  accountTier: contact.account?.tier ?? null,
  segment: segmentOf(contact.account?.employees ?? null),
  region: contact.region ?? contact.account?.region ?? null,
  language: contact.language,
  seniority: seniorityOf(contact.title),
});
