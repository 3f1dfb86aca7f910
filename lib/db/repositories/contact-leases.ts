import type { ContactFacts } from '@/lib/core/contactability/contact-facts';
import type { Purpose } from '@/lib/core/contactability/purposes';
import { now } from '@/lib/platform/clock';
import type { Tx } from '../tx';

export type Lease = NonNullable<ContactFacts['lease']>;

/** Who is in contact with these people at this moment, and for what; nobody where a lease has run out. */
export async function findLeases(
  tx: Tx,
  workspaceId: string,
  contactIds: readonly string[],
): Promise<Map<string, Lease>> {
  const rows = await tx.contactLease.findMany({
    where: { workspaceId, contactId: { in: [...contactIds] }, until: { gt: now() } },
  });
  return new Map(
    rows.map(({ contactId, purpose, agentId, until }) => [
      contactId,
      { purpose, agentId, until: until.toISOString() },
    ]),
  );
}

/**
 * Takes people for one purpose and agent, or keeps them for longer: the action that began it stays its holder. Throws where
 * somebody else has one of them, which takes back the whole transaction. Lock the people first.
 */
export async function takeLeases(
  tx: Tx,
  lease: { workspaceId: string; actionId: string; agentId: string | null; purpose: Purpose; days: number },
  contactIds: readonly string[],
): Promise<void> {
  const { workspaceId, actionId, agentId, purpose } = lease;
  const at = now();
  const until = new Date(at.getTime() + lease.days * 86_400_000);
  const taken = await tx.$executeRaw`
    INSERT INTO contact_leases AS l (workspace_id, contact_id, purpose, agent_id, action_id, taken_at, until)
    SELECT ${workspaceId}, id, ${purpose}::contact_purpose, ${agentId}, ${actionId}, ${at}, ${until} FROM unnest(${[...contactIds]}::text[]) AS id
    ON CONFLICT (contact_id, workspace_id) DO UPDATE SET
      purpose = excluded.purpose, agent_id = excluded.agent_id, until = greatest(excluded.until, CASE WHEN l.until > ${at} THEN l.until END),
      action_id = CASE WHEN l.until > ${at} THEN l.action_id ELSE excluded.action_id END,
      taken_at = CASE WHEN l.until > ${at} THEN l.taken_at ELSE excluded.taken_at END
      WHERE l.until <= ${at} OR (l.purpose = excluded.purpose AND (l.agent_id IS NULL OR l.agent_id IS NOT DISTINCT FROM excluded.agent_id))`;
  if (taken !== new Set(contactIds).size)
    throw new Error(`Somebody of action ${actionId} is taken by another purpose.`);
}

/**
 * Lets go of the people whom an action took and did not reach. Whom the same agent has reached since, or is about to, by another
 * action, it keeps: they are in the middle of that.
 */
export async function releaseLeases(tx: Tx, workspaceId: string, actionId: string): Promise<void> {
  await tx.$executeRaw`
    DELETE FROM contact_leases l
    WHERE l.workspace_id = ${workspaceId} AND l.action_id = ${actionId} AND NOT EXISTS (
      SELECT FROM contact_touches t
      WHERE t.contact_id = l.contact_id AND t.action_id <> l.action_id AND t.agent_id IS NOT DISTINCT FROM l.agent_id
        AND t.status IN ('reserved', 'sent') AND t.at >= l.taken_at)`;
}
