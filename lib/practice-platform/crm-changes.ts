import { practiceDb } from '@/lib/db/client';
import { now } from '@/lib/platform/clock';

/** A change is told once no other can come to be before it any more: what is being written now takes at most half as long. */
const SETTLED_MS = 60_000;

export type ChangedContact = {
  externalId: string;
  ownerId: string | null;
  note: string | null;
  updatedAt: Date;
  /** `api`, or `person:<id>`. */
  updatedBy: string;
};

/** Contacts of the CRM in the order in which they changed, from a moment on or after the last one seen. */
export function changedContactsPage(
  workspaceId: string,
  { since, after, limit }: { since: Date; after: { at: Date; externalId: string } | null; limit: number },
): Promise<ChangedContact[]> {
  const from = after ?? { at: since, externalId: '' };
  return practiceDb().$queryRaw<ChangedContact[]>`
    select external_id as "externalId", owner_id as "ownerId", note, updated_at as "updatedAt", updated_by as "updatedBy"
    from practice_contacts
    where workspace_id = ${workspaceId} and (updated_at, external_id) > (${from.at}, ${from.externalId})
      and updated_at <= ${new Date(now().getTime() - SETTLED_MS)}
    order by updated_at, external_id limit ${limit}`;
}
