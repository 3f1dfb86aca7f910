import { z } from 'zod';
import type { PlayBody } from '@/lib/core/plays/play-body';
import { unitsOf } from '@/lib/core/shared/micros';
import { db } from '@/lib/db/client';
import { Prisma } from '@/lib/db/generated/client';
import { now } from '@/lib/platform/clock';

const DAY_MS = 86_400_000;

type PlayOfGoal = { id: string; workspaceId: string; body: PlayBody };

/** Since when what came of a play counts towards its goal. */
export const goalSince = ({ body }: Pick<PlayOfGoal, 'body'>): Date =>
  new Date(now().getTime() - body.aim.horizonDays * DAY_MS);

/** What a play has reached of its target within its horizon, in the measure's own unit; null where it has no target, or nothing tells of it. */
export const reachedGoal = async (play: PlayOfGoal): Promise<number | null> =>
  play.body.aim.target === null ? null : readReached(play);

/** What a play has reached within its horizon, whether it has a target or not. */
export async function readReached(play: PlayOfGoal): Promise<number | null> {
  const { measure } = play.body.aim;
  if (measure === 'roas') return roasOf(await readGoalCampaigns(play));
  if (measure === 'retention') return (await readRenewals(play)).kept;
  const { people, converted } = await readPeople(play);
  if (measure === 'reach') return people;
  if (measure === 'conversions') return converted;
  const { outcomeValueMicros } = play.body;
  return outcomeValueMicros === null ? null : converted * unitsOf(BigInt(outcomeValueMicros));
}

async function readPeople(play: PlayOfGoal): Promise<{ people: number; converted: number }> {
  const [row] = await db().$queryRaw<{ people: number; converted: number }[]>`
    SELECT count(DISTINCT m.contact_id)::int AS people,
      count(DISTINCT m.contact_id) FILTER (WHERE c.converted_at >= m.matched_at)::int AS converted
    FROM play_matches m JOIN contacts c ON c.id = m.contact_id JOIN runs r ON r.id = m.run_id AND r.status <> 'no_action'
    WHERE m.workspace_id = ${play.workspaceId} AND m.play_id = ${play.id} AND m.matched_at >= ${goalSince(play)}`;
  return row ?? { people: 0, converted: 0 };
}

const campaignRow = z.object({ id: z.string(), spendMicros: z.bigint(), revenueMicros: z.bigint() });
type GoalCampaign = z.infer<typeof campaignRow>;

/**
 * What each campaign spent and brought that the play acted on, on the whole days after it did so first, within its horizon and in the
 * workspace's currency. The largest spend first.
 */
export async function readGoalCampaigns(play: PlayOfGoal): Promise<GoalCampaign[]> {
  return campaignRow.array().parse(
    await db().$queryRaw`
      WITH acted AS (
        SELECT a.target_id AS campaign_id, min(e.accepted_at) AS first_at
        FROM runs r JOIN actions a ON a.run_id = r.id JOIN executions e ON e.action_id = a.id
        WHERE r.workspace_id = ${play.workspaceId} AND r.play_id = ${play.id} AND a.target_type = 'campaign'
          AND a.status IN ('accepted', 'observed') AND a.compensates_id IS NULL GROUP BY 1
      )
      SELECT c.id, sum(d.spend_micros)::bigint AS "spendMicros", sum(d.revenue_micros)::bigint AS "revenueMicros"
      FROM acted t JOIN campaigns c ON c.id = t.campaign_id JOIN workspaces w ON w.id = c.workspace_id AND w.currency = c.currency
      JOIN campaign_days d ON d.workspace_id = c.workspace_id AND d.campaign_id = c.id
        AND d.day > (greatest(t.first_at, ${goalSince(play)}) AT TIME ZONE w.time_zone)::date
      GROUP BY c.id ORDER BY 2 DESC, c.id`,
  );
}

/** Revenue for each unit spent; null while nothing was spent. */
export function roasOf(campaigns: readonly GoalCampaign[]): number | null {
  const sum = (of: 'spendMicros' | 'revenueMicros') =>
    campaigns.reduce((total, campaign) => total + campaign[of], 0n);
  const spend = sum('spendMicros');
  return spend === 0n ? null : Number(sum('revenueMicros')) / Number(spend);
}

/** That opportunity `o` is a renewal that was decided after the play took somebody of its account up, within the play's horizon. */
export const isRenewalOf = (workspaceId: string, playId: string, since: Date): Prisma.Sql => Prisma.sql`
  o.kind = 'renewal' AND o.status <> 'open' AND EXISTS (
    SELECT FROM play_matches m JOIN runs r ON r.id = m.run_id AND r.status <> 'no_action' JOIN contacts c ON c.id = m.contact_id
    WHERE m.workspace_id = ${workspaceId} AND m.play_id = ${playId} AND m.matched_at >= ${since}
      AND c.account_id = o.account_id AND m.matched_at <= o.closed_at)`;

/** Customers whose last renewal since they were taken up was won, and those whose was lost. */
export async function readRenewals(play: PlayOfGoal): Promise<{ kept: number; lost: number }> {
  const [row] = await db().$queryRaw<{ kept: number; lost: number }[]>`
    SELECT count(*) FILTER (WHERE status = 'won')::int AS kept, count(*) FILTER (WHERE status = 'lost')::int AS lost FROM (
      SELECT DISTINCT ON (o.account_id) o.status FROM opportunities o
      WHERE o.workspace_id = ${play.workspaceId} AND ${isRenewalOf(play.workspaceId, play.id, goalSince(play))}
      ORDER BY o.account_id, o.closed_at DESC, o.id DESC) last`;
  return row ?? { kept: 0, lost: 0 };
}
