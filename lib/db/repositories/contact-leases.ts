import type { ActionKind } from '@/lib/core/actions/catalogue';
import { standingStatuses } from '@/lib/core/actions/status';
import type { ContactFacts } from '@/lib/core/contactability/contact-facts';
import type { Purpose } from '@/lib/core/contactability/purposes';
import { now } from '@/lib/platform/clock';
import type { Tx } from '../tx';

/** What puts people into a sequence: its messages follow as actions of their own. */
const enrolmentKinds = [
  'outreach.contact.enrol',
  'outreach.audience.enrol',
] as const satisfies readonly ActionKind[];

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
 * Lets go of the people whom an action took and did not reach. Whom the same agent has reached since by another action, or is about
 * to, or has put into a sequence that will, it keeps: that action holds them from now on.
 */
export async function releaseLeases(tx: Tx, workspaceId: string, actionId: string): Promise<void> {
  await tx.$executeRaw`
    WITH ended AS (
      SELECT l.contact_id, coalesce(
        (SELECT t.action_id FROM contact_touches t
          WHERE t.contact_id = l.contact_id AND t.action_id <> l.action_id AND t.agent_id IS NOT DISTINCT FROM l.agent_id
            AND t.status IN ('reserved', 'sent') AND t.at >= l.taken_at
          ORDER BY t.at DESC LIMIT 1),
        (SELECT a.id FROM actions a
          WHERE a.workspace_id = l.workspace_id AND a.id <> l.action_id AND a.kind = ANY(${[...enrolmentKinds]})
            AND ((a.target_type = 'contact' AND a.target_id = l.contact_id) OR (a.target_type = 'audience' AND l.contact_id = ANY(a.members)))
            AND (CASE WHEN a.requester_type = 'agent' THEN a.requester_id END) IS NOT DISTINCT FROM l.agent_id
            AND a.status::text = ANY(${[...standingStatuses]}) AND a.updated_at >= l.taken_at
          ORDER BY a.updated_at DESC LIMIT 1)) AS next_action_id
      FROM contact_leases l WHERE l.workspace_id = ${workspaceId} AND l.action_id = ${actionId}
    ), kept AS (
      UPDATE contact_leases l SET action_id = e.next_action_id FROM ended e
      WHERE l.workspace_id = ${workspaceId} AND l.contact_id = e.contact_id AND e.next_action_id IS NOT NULL
    )
    DELETE FROM contact_leases l USING ended e
    WHERE l.workspace_id = ${workspaceId} AND l.contact_id = e.contact_id AND e.next_action_id IS NULL`;
}
