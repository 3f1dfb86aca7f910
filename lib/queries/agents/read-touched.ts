import { z } from 'zod';
import type { Touched } from '@/lib/core/scopes/grants';
import { db } from '@/lib/db/client';

const texts = z.array(z.string().nullable());
const rowSchema = z.object({
  day: z.date(),
  last: z.date(),
  kind: z.string(),
  channel: z.string(),
  connection: z.string(),
  targetType: z.string(),
  campaign: z.string().nullable(),
  adAccount: z.string().nullable(),
  people: z
    .object({
      accountTier: z.string().nullish(),
      segment: z.string().nullish(),
      region: z.string().nullish(),
      language: z.string().nullish(),
      seniority: z.string().nullish(),
      accountTiers: texts.nullish(),
      segments: texts.nullish(),
      regions: texts.nullish(),
      languages: texts.nullish(),
      seniorities: texts.nullish(),
    })
    .nullable(),
  proposed: z.int(),
  executed: z.int(),
});

/** Actions alike in what they touched, on one day (UTC): how many were proposed, and of them carried out. */
export type TouchedCount = { day: Date; last: Date; touched: Touched; proposed: number; executed: number };

/**
 * What the actions of an agent touched since a moment, as the gate saw it when each was proposed, counted by day: only where a
 * person is, is as known now, because what was seen then is sealed. Taking back is left out.
 */
export async function readTouched(
  workspaceId: string,
  agentId: string,
  since: Date,
): Promise<TouchedCount[]> {
  const rows = await db().$queryRaw`
    SELECT date_trunc('day', a.created_at) AS day, max(a.created_at) AS last, a.kind, a.channel, a.connection_id AS connection,
      a.target_type AS "targetType",
      CASE WHEN a.target_type = 'campaign' THEN a.target_id END AS campaign,
      CASE WHEN a.target_type = 'campaign' THEN d.facts->'target'->>'adAccount' END AS "adAccount",
      CASE WHEN a.target_type NOT IN ('campaign', 'page') THEN jsonb_build_object(
        'accountTier', d.facts->'target'->'accountTier', 'segment', d.facts->'target'->'segment',
        'region', c.region, 'language', d.facts->'target'->'language',
        'seniority', d.facts->'target'->'seniority', 'accountTiers', d.facts->'target'->'accountTiers',
        'segments', d.facts->'target'->'segments', 'regions', d.facts->'target'->'regions',
        'languages', d.facts->'target'->'languages', 'seniorities', d.facts->'target'->'seniorities') END AS people,
      count(*)::int AS proposed,
      (count(*) FILTER (WHERE e.accepted_at IS NOT NULL))::int AS executed
    FROM actions a
    JOIN LATERAL (
      SELECT facts FROM decisions WHERE action_id = a.id AND stage = 'submit' ORDER BY decided_at LIMIT 1
    ) d ON true
    LEFT JOIN executions e ON e.action_id = a.id
    LEFT JOIN contacts c ON a.target_type = 'contact' AND c.id = a.target_id AND c.workspace_id = a.workspace_id
    WHERE a.workspace_id = ${workspaceId} AND a.requester_id = ${agentId} AND a.created_at >= ${since}::timestamptz
      AND a.compensates_id IS NULL
    GROUP BY 1, 3, 4, 5, 6, 7, 8, 9`;
  return rowSchema
    .array()
    .parse(rows)
    .map(({ day, last, proposed, executed, ...row }) => ({
      day,
      last,
      proposed,
      executed,
      touched: toTouched(row),
    }));
}

function toTouched(
  row: Pick<
    z.infer<typeof rowSchema>,
    'kind' | 'channel' | 'connection' | 'targetType' | 'campaign' | 'adAccount' | 'people'
  >,
): Touched {
  const { people } = row;
  const some = (one: string | null | undefined, many: (string | null)[] | null | undefined) =>
    people === null ? [] : (many ?? [one ?? null]);
  const tiers = some(people?.accountTier, people?.accountTiers);
  return {
    kinds: [row.kind],
    channels: [row.channel],
    connections: [row.connection],
    adAccounts: row.campaign === null ? [] : [row.adAccount],
    campaigns: row.campaign === null ? [] : [row.campaign],
    // A contact of no account counts as one of tier 3, as the gate has it.
    accountTiers: tiers.map((tier) => tier ?? 'tier_3'),
    segments: some(people?.segment, people?.segments),
    regions: some(people?.region, people?.regions),
    languages: some(people?.language, people?.languages),
    seniorities: some(people?.seniority, people?.seniorities),
  };
}
