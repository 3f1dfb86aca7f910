import { segmentOf } from '@/lib/core/scopes/segment';
import { seniorityOf } from '@/lib/core/scopes/seniority';
import type { Account, Contact } from '@/lib/db/generated/client';

/** What the gate may know of one person's place and position. */
export const placeOf = (contact: Contact & { account: Account | null }) => ({
  accountTier: contact.account?.tier ?? null,
  segment: segmentOf(contact.account?.employees ?? null),
  region: contact.region ?? contact.account?.region ?? null,
  language: contact.language,
  seniority: seniorityOf(contact.title),
});
