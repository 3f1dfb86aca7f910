import type { Tx } from '@/lib/db/tx';

/** People of a workspace share this many locks, so that an audience of thousands needs no more than these. */
const STRIPES = 256;

/**
 * Taken alone by every claim of what reaches these people and by everything that changes whether they may be contacted: caps
 * hold under any number of agents, and no claim can follow a revocation that has committed. In one order for all, so that two
 * never wait for each other; held until the transaction ends. Read consent, blocks and contacts made only after it.
 * @param before the key of a lock that is taken before all of these.
 */
export async function lockContacts(
  tx: Tx,
  workspaceId: string,
  contactIds: readonly string[],
  before: string | null = null,
): Promise<void> {
  if (contactIds.length === 0 && before === null) return;
  await tx.$executeRaw`
    SELECT pg_advisory_xact_lock(hashtextextended(key, 0)) FROM (
      SELECT ${before}::text AS key, -1::bigint AS stripe WHERE ${before}::text IS NOT NULL
      UNION ALL
      SELECT DISTINCT 'contact:' || ${workspaceId} || ':' || stripe, stripe FROM (
        SELECT abs(hashtext(id)::bigint) % ${STRIPES}::bigint AS stripe FROM unnest(${[...contactIds]}::text[]) AS id
      ) AS people
      ORDER BY stripe
    ) AS keys`;
}

export const lockContact = (tx: Tx, workspaceId: string, contactId: string): Promise<void> =>
  lockContacts(tx, workspaceId, [contactId]);
