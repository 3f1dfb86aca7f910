import { z } from 'zod';
import type { DayOfArm, HoldoutCounts } from '@/lib/core/holdouts/evaluate-holdout';
import { type HoldoutArm, holdoutArmSchema } from '@/lib/core/holdouts/holdout';
import { unitsOf } from '@/lib/core/shared/micros';
import { db } from '@/lib/db/client';
import { type Holdout, Prisma } from '@/lib/db/generated/client';
import { ofPlay } from '@/lib/db/repositories/actions-of-play';
import { now } from '@/lib/platform/clock';

const rowSchema = z.object({
  day: z.string(),
  arm: holdoutArmSchema,
  n: z.number(),
  size: z.number(),
  sizeSquares: z.number(),
  largest: z.number(),
  net: z.number(),
  netSquares: z.number(),
  media: z.number(),
  tokens: z.number(),
  reviewer: z.number(),
});

/**
 * What came of the units of a holdout within their days of being met: outcomes by the profile or the platform, what the work on them cost,
 * what a model's words cost where they are priced in the workspace's currency, and the time of reviewers. A unit counts once its days are over; what happened before it was met never does.
 */
export async function countHoldout(holdout: Holdout, timeZone: string): Promise<HoldoutCounts> {
  const { workspaceId, id, plannedUnits } = holdout;
  const met = await db().holdoutAssignment.groupBy({
    by: ['arm'],
    where: { workspaceId, holdoutId: id },
    _count: { _all: true },
  });
  const assigned = (arm: HoldoutArm): number => met.find((row) => row.arm === arm)?._count._all ?? 0;
  const rows = rowSchema.array().parse(await db().$queryRaw(judgedUnits(holdout, timeZone)));
  const worth = holdout.worthMicros === null ? null : unitsOf(holdout.worthMicros);
  const largest = Math.max(0, ...rows.map((row) => row.largest));
  return {
    shares: {
      agent: holdout.shareAgent,
      business_as_usual: holdout.shareUsual,
      shadow: holdout.shareShadow,
    },
    assigned: {
      agent: assigned('agent'),
      business_as_usual: assigned('business_as_usual'),
      shadow: assigned('shadow'),
    },
    days: rows.map(toDay),
    // Of money, as large a sum as any unit has brought so far.
    sizeOfOne: worth === null ? largest : 1,
    worthOfOne: worth ?? largest,
    plannedUnits,
  };
}

function toDay({ day, arm, n, ...sums }: z.infer<typeof rowSchema>): DayOfArm {
  return {
    day,
    arm,
    outcome: { n, sum: sums.size, squares: sums.sizeSquares },
    net: { n, sum: sums.net, squares: sums.netSquares },
    costs: { media: sums.media, tokens: sums.tokens, reviewer: sums.reviewer },
  };
}

/** The units whose days are over, by the day on which they were, and arm. */
function judgedUnits(holdout: Holdout, timeZone: string): Prisma.Sql {
  const { workspaceId, id, outcomeWithinDays, unit } = holdout;
  const worth = holdout.worthMicros === null ? 1 : unitsOf(holdout.worthMicros);
  const review = (unitsOf(holdout.reviewerHourMicros) * holdout.reviewMinutes) / 60;
  // A platform reports a day when it is over.
  const days = outcomeWithinDays + (unit === 'campaign' ? 1 : 0);
  return Prisma.sql`
    WITH met AS (
      SELECT unit_id, arm::text AS arm, met_at, met_at + make_interval(days => ${days}) AS over_at
      FROM holdout_assignments
      WHERE workspace_id = ${workspaceId} AND holdout_id = ${id} AND met_at + make_interval(days => ${days}) <= ${now()}
    ), outcome AS (${unit === 'campaign' ? ofCampaigns(holdout, timeZone) : ofPeople(holdout)}
    ), work AS (
      SELECT d.unit_id, sum(d.reviews)::float8 AS reviews, sum(d.media)::float8 AS media, sum(d.tokens)::float8 AS tokens
      FROM (
        SELECT DISTINCT m.unit_id, a.id,
          coalesce((SELECT sum(CASE WHEN p.status = 'granted' THEN p.needed ELSE 1 END) FROM approvals p
            WHERE p.action_id = a.id AND p.workspace_id = ${workspaceId} AND p.status IN ('granted', 'rejected')
              AND p.decided_at <= m.over_at), 0) AS reviews,
          ${unit === 'campaign' ? Prisma.sql`0` : Prisma.sql`coalesce((SELECT max(s.settled_micros) FROM reservations s WHERE s.action_id = a.id AND s.workspace_id = ${workspaceId}), 0) / 1e6`} AS media,
          coalesce((SELECT sum(c.cost_micros) FROM model_calls c JOIN workspaces w ON w.id = c.workspace_id AND w.currency = c.currency
            WHERE c.workspace_id = ${workspaceId} AND c.task_id = a.task_id AND c.ordinal = a.ordinal AND c.evaluation_id IS NULL), 0) / 1e6 AS tokens
        FROM met m ${actionsOf(holdout)} AND a.created_at >= m.met_at AND a.created_at <= m.over_at AND ${isOf(holdout)}
      ) d GROUP BY d.unit_id
    ), judged AS (
      SELECT (m.over_at AT TIME ZONE ${timeZone})::date::text AS day, m.arm, coalesce(o.size, 0) AS size,
        coalesce(o.media, 0) + coalesce(w.media, 0) AS media, coalesce(w.tokens, 0) AS tokens, coalesce(w.reviews, 0) * ${review}::float8 AS reviewer
      FROM met m LEFT JOIN outcome o ON o.unit_id = m.unit_id LEFT JOIN work w ON w.unit_id = m.unit_id
    ), valued AS (SELECT *, size * ${worth}::float8 - media - tokens - reviewer AS net FROM judged)
    SELECT day, arm, count(*)::int AS n, sum(size) AS size, sum(size * size) AS "sizeSquares", max(size) AS largest,
      sum(net) AS net, sum(net * net) AS "netSquares", sum(media) AS media, sum(tokens) AS tokens, sum(reviewer) AS reviewer
    FROM valued GROUP BY day, arm ORDER BY day, arm`;
}

/** First conversions of the people of a unit. */
const ofPeople = ({ workspaceId, unit }: Holdout): Prisma.Sql => Prisma.sql`
  SELECT m.unit_id, count(DISTINCT p.id)::float8 AS size, 0::float8 AS media
  FROM met m
  JOIN contacts c ON c.workspace_id = ${workspaceId} AND ${unit === 'account' ? Prisma.sql`c.account_id` : Prisma.sql`c.id`} = m.unit_id
  JOIN contacts p ON p.workspace_id = ${workspaceId} AND p.id = coalesce(c.merged_into_id, c.id)
  WHERE p.converted_at > m.met_at AND p.converted_at <= m.over_at
  GROUP BY m.unit_id`;

/** What the platform reported of the whole days after the one on which a campaign was met. */
const ofCampaigns = (
  { workspaceId, outcome, outcomeWithinDays }: Holdout,
  timeZone: string,
): Prisma.Sql => Prisma.sql`
  SELECT m.unit_id, sum(${outcome === 'revenue' ? Prisma.sql`d.revenue_micros / 1e6` : Prisma.sql`d.conversions`})::float8 AS size,
    (sum(d.spend_micros) / 1e6)::float8 AS media
  FROM met m
  JOIN campaign_days d ON d.workspace_id = ${workspaceId} AND d.campaign_id = m.unit_id
    AND d.day > (m.met_at AT TIME ZONE ${timeZone})::date
    AND d.day <= (m.met_at AT TIME ZONE ${timeZone})::date + ${outcomeWithinDays}::int
  GROUP BY m.unit_id`;

/** Actions `a` on the units `m`. */
function actionsOf({ workspaceId, unit }: Holdout): Prisma.Sql {
  if (unit === 'campaign')
    return Prisma.sql`
      JOIN actions a ON a.workspace_id = ${workspaceId} AND a.target_type = 'campaign' AND a.target_id = m.unit_id`;
  const person =
    unit === 'account'
      ? Prisma.sql`c.account_id = m.unit_id`
      : Prisma.sql`(c.id = m.unit_id OR c.merged_into_id = m.unit_id)`;
  return Prisma.sql`
    JOIN contacts c ON c.workspace_id = ${workspaceId} AND ${person}
    JOIN runs r ON r.workspace_id = ${workspaceId} AND r.subject_id = c.id
    JOIN actions a ON a.workspace_id = ${workspaceId} AND a.run_id = r.id`;
}

/** That the play led to an action, or the agent proposed it; edits of what it proposed included. */
const isOf = ({ workspaceId, playId, agentId }: Holdout): Prisma.Sql =>
  playId === null
    ? Prisma.sql`(a.requester_id = ${agentId} OR EXISTS (
        SELECT FROM actions e WHERE e.id = a.edits_id AND e.workspace_id = ${workspaceId} AND e.requester_id = ${agentId}))`
    : ofPlay(workspaceId, playId);
