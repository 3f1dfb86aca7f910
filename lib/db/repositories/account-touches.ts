import { z } from 'zod';
import { type Touch, touchChannels } from '@/lib/core/attribution/attribution';
import { Prisma } from '../generated/client';
import type { Tx } from '../tx';

const rowSchema = z.object({
  accountId: z.string(),
  contactId: z.string().nullable(),
  channel: z.enum(touchChannels),
  agentId: z.string().nullable(),
  playId: z.string().nullable(),
  at: z.date(),
  /** The signal or the action that it is. */
  type: z.enum(['signal', 'action']),
  id: z.string(),
  /** Signals of that day that it stands for. */
  count: z.int(),
  /** Of an action on many people there is one for each. */
  key: z.string(),
});
export type AccountTouch = z.infer<typeof rowSchema>;
export const asTouch = ({ channel, agentId, playId, at }: AccountTouch): Touch => ({
  channel,
  agentId,
  playId,
  atMs: at.getTime(),
});

/** What is less likely a person's doing is a program's, and no touch. How old it was when it was told says nothing of that. */
const LEAST_HUMAN = 0.5;

type Asked = {
  workspaceId: string;
  accountIds: readonly string[];
  since: Date;
  until: Date;
  timeZone: string;
};

/**
 * What touched the people of these accounts, the earliest first: what they did, once for each person, channel and day, and what an agent or a
 * person of ours did about them and was carried out. Nothing of whoever was erased, or had the use of their data limited; nothing that was
 * taken back.
 */
export async function readAccountTouches(
  tx: Pick<Tx, '$queryRaw'>,
  asked: Asked,
  { limit, after }: { limit?: number; after?: { at: Date; id: string } } = {},
): Promise<AccountTouch[]> {
  if (asked.accountIds.length === 0) return [];
  const rows = await tx.$queryRaw`
    ${ofAccounts(asked)}
    SELECT "accountId", "contactId", channel, "agentId", "playId", at, type, id, count, id || ':' || coalesce("contactId", '') AS key
    FROM touches
    ${after ? Prisma.sql`WHERE (at, id || ':' || coalesce("contactId", '')) > (${after.at}, ${after.id})` : Prisma.empty}
    ORDER BY at, key ${limit === undefined ? Prisma.empty : Prisma.sql`LIMIT ${limit}`}`;
  return rowSchema.array().parse(rows);
}

function ofAccounts({ workspaceId, accountIds, since, until, timeZone }: Asked): Prisma.Sql {
  const ids = Prisma.sql`${[...accountIds]}::text[]`;
  return Prisma.sql`
    WITH people AS (
      SELECT c.id, c.id AS person_id, c.account_id FROM contacts c
      WHERE c.workspace_id = ${workspaceId} AND c.account_id = ANY(${ids}) AND c.merged_into_id IS NULL AND c.erased_at IS NULL
      UNION ALL
      SELECT m.id, r.id, r.account_id FROM contacts r JOIN contacts m ON m.merged_into_id = r.id AND m.workspace_id = r.workspace_id
      WHERE r.workspace_id = ${workspaceId} AND r.account_id = ANY(${ids}) AND r.erased_at IS NULL AND m.erased_at IS NULL
    ), counted AS (
      SELECT p.* FROM people p WHERE NOT EXISTS (
        SELECT 1 FROM processing_limits l WHERE l.workspace_id = ${workspaceId} AND l.contact_id IN (p.id, p.person_id) AND l.lifted_at IS NULL)
    ), done AS (
      SELECT a.id, a.workspace_id, a.target_type, a.target_id, a.channel, a.kind, a.payload, e.accepted_at AS at,
        CASE WHEN a.requester_type = 'agent' THEN a.requester_id
          ELSE (SELECT o.requester_id FROM actions o WHERE o.id = a.edits_id AND o.requester_type = 'agent') END AS agent_id,
        (SELECT r.play_id FROM runs r WHERE r.id = a.run_id) AS own_play_id
      FROM actions a JOIN executions e ON e.action_id = a.id
      WHERE a.workspace_id = ${workspaceId} AND a.status IN ('accepted', 'observed') AND a.compensates_id IS NULL
        AND a.kind <> 'outreach.contact.remove' AND e.accepted_at >= ${since} AND e.accepted_at < ${until}
        AND (a.target_type = 'audience' OR a.kind = 'ads.campaign.target-account'
          OR (a.target_type = 'contact' AND a.target_id IN (SELECT id FROM counted)))
    ), touches AS (
      SELECT p.account_id AS "accountId", p.person_id AS "contactId",
        CASE s.kind WHEN 'email.reported' THEN 'email' ELSE 'web' END AS channel, NULL::text AS "agentId", NULL::text AS "playId",
        min(s.occurred_at) AS at, 'signal' AS type, (array_agg(s.id ORDER BY s.occurred_at, s.id))[1] AS id, count(*)::int AS count
      FROM counted p JOIN signals s ON s.workspace_id = ${workspaceId} AND s.contact_id = p.id
      WHERE s.occurred_at >= ${since} AND s.occurred_at < ${until} AND coalesce((s.quality_parts->>'human')::float8, 1) >= ${LEAST_HUMAN}
        AND NOT EXISTS (SELECT FROM sources x WHERE x.workspace_id = ${workspaceId} AND x.name = s.source AND x.distrusted_from <= s.occurred_at)
        AND (s.kind IN ('contact.tracked', 'lead.engaged')
          OR (s.kind = 'email.reported' AND s.payload->>'report' IN ('opened', 'clicked', 'replied')))
      GROUP BY 1, 2, 3, (s.occurred_at AT TIME ZONE ${timeZone})::date
      UNION ALL
      SELECT p.account_id, p.person_id, d.channel, d.agent_id,
        -- A message of a sequence comes by a run of its own: it is of the play that enrolled its reader.
        coalesce(d.own_play_id, (SELECT r.play_id FROM actions n JOIN runs r ON r.id = n.run_id
          WHERE d.kind = 'email.message.send' AND n.workspace_id = ${workspaceId} AND n.target_type = 'contact'
            AND n.target_id = d.target_id AND n.kind = 'outreach.contact.enrol' AND n.status IN ('accepted', 'observed')
            AND n.payload->>'sequenceId' = d.payload#>>'{sequence,id}' AND r.play_id IS NOT NULL
          ORDER BY n.created_at DESC LIMIT 1)),
        d.at, 'action', d.id, 1
      FROM done d JOIN counted p ON p.id = d.target_id WHERE d.target_type = 'contact'
      UNION ALL
      SELECT p.account_id, p.person_id, d.channel, d.agent_id, d.own_play_id, d.at, 'action', d.id, 1
      FROM done d JOIN contact_touches t ON t.action_id = d.id AND t.status = 'sent' JOIN counted p ON p.id = t.contact_id
      WHERE d.target_type = 'audience'
      UNION ALL
      SELECT d.payload->>'accountId', NULL, d.channel, d.agent_id, d.own_play_id, d.at, 'action', d.id, 1
      FROM done d WHERE d.kind = 'ads.campaign.target-account' AND d.payload->>'accountId' = ANY(${ids})
    )`;
}
