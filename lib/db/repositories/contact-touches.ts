import { unclearStatuses } from '@/lib/core/actions/status';
import type { ContactFacts } from '@/lib/core/contactability/contact-facts';
import { endedWithoutContact } from '@/lib/core/contactability/ended-without-contact';
import type { ContactChannel, Purpose } from '@/lib/core/contactability/purposes';
import { now } from '@/lib/platform/clock';
import { newId } from '@/lib/platform/ids';
import type { Tx } from '../tx';

export type TouchCounts = ContactFacts['touches'];
export const noTouches: TouchCounts = {
  channelToday: 0,
  channelWeek: 0,
  totalToday: 0,
  totalWeek: 0,
  ever: 0,
};

type Counted = { [K in keyof TouchCounts]: bigint } & { contactId: string };
const DAY_MS = 86_400_000;

/**
 * How often these people were contacted, with what is held for actions that may still do so; `exceptActionId` leaves an action's own
 * out. What was held for an action that came to an end without contact does not count, even where nobody released it. Where nobody knows
 * whether they were reached, it counts as if they had been.
 */
export async function countTouches(
  tx: Tx,
  workspaceId: string,
  contactIds: readonly string[],
  channel: ContactChannel,
  exceptActionId: string | null,
): Promise<Map<string, TouchCounts>> {
  const day = new Date(now().getTime() - DAY_MS);
  const week = new Date(now().getTime() - 7 * DAY_MS);
  const rows = await tx.$queryRaw<Counted[]>`
    SELECT t.contact_id AS "contactId",
      count(*) FILTER (WHERE t.channel::text = ${channel} AND (t.waits OR t.at > ${day})) AS "channelToday",
      count(*) FILTER (WHERE t.channel::text = ${channel} AND (t.waits OR t.at > ${week})) AS "channelWeek",
      count(*) FILTER (WHERE t.status = 'reserved' OR t.at > ${day}) AS "totalToday",
      count(*) FILTER (WHERE t.status = 'reserved' OR t.at > ${week}) AS "totalWeek",
      count(*) FILTER (WHERE t.status = 'sent') AS "ever"
    FROM (
      SELECT c.contact_id, c.channel, c.status, c.at, c.status = 'reserved' AND NOT a.status::text = ANY(${[...unclearStatuses]}) AS waits
      FROM contact_touches c JOIN actions a ON a.id = c.action_id
      WHERE c.workspace_id = ${workspaceId} AND c.contact_id = ANY(${[...contactIds]}) AND c.action_id <> ${exceptActionId ?? ''}
        AND (c.status = 'sent' OR (c.status = 'reserved' AND NOT a.status::text = ANY(${[...endedWithoutContact]})))
    ) AS t
    GROUP BY t.contact_id`;
  return new Map(
    rows.map(({ contactId, ...counts }) => [
      contactId,
      Object.fromEntries(Object.entries(counts).map(([name, count]) => [name, Number(count)])) as TouchCounts,
    ]),
  );
}

export type Touch = {
  workspaceId: string;
  actionId: string;
  agentId: string | null;
  purpose: Purpose;
  channel: ContactChannel;
};

/** Holds one contact with each person for an action; what it holds or has sent already stays as it is. Lock the people first. */
export async function reserveTouches(tx: Tx, touch: Touch, contactIds: readonly string[]): Promise<void> {
  const { workspaceId, actionId, agentId, purpose, channel } = touch;
  const rows = contactIds.map((contactId) => ({ id: newId('tch'), contactId }));
  await tx.$executeRaw`
    INSERT INTO contact_touches (id, workspace_id, contact_id, action_id, agent_id, purpose, channel, status, at)
    SELECT x.id, ${workspaceId}, x."contactId", ${actionId}, ${agentId}, ${purpose}::contact_purpose, ${channel}::contact_channel, 'reserved', ${now()}
    FROM jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) AS x(id text, "contactId" text)
    ON CONFLICT (action_id, contact_id) DO UPDATE SET status = 'reserved', at = excluded.at, closed_at = NULL
      WHERE contact_touches.status = 'released'`;
}

/** The people of an action have been reached: it counts from now on. */
export async function settleTouches(tx: Tx, workspaceId: string, actionId: string): Promise<void> {
  await tx.contactTouch.updateMany({
    where: { workspaceId, actionId, status: 'reserved' },
    data: { status: 'sent', at: now(), closedAt: now() },
  });
}

/** Nobody was reached: nothing counts. */
export async function releaseTouches(tx: Tx, workspaceId: string, actionId: string): Promise<void> {
  await tx.contactTouch.updateMany({
    where: { workspaceId, actionId, status: 'reserved' },
    data: { status: 'released', closedAt: now() },
  });
}
