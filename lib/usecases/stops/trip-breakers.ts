import { z } from 'zod';
import { storedPolicyBodySchema } from '@/lib/core/gate/policy-body';
import { type Breaker, type BreakerLimits, reachesShare } from '@/lib/core/pauses/breakers';
import type { PauseSubject } from '@/lib/core/pauses/pause';
import { formatFigure, formatShare } from '@/lib/core/shared/format-figures';
import { db } from '@/lib/db/client';
import { Prisma } from '@/lib/db/generated/client';
import { now } from '@/lib/platform/clock';
import { eachOf } from '../sweeps/each-of';
import { pauseSubject } from './pause-subject';

type Trip = {
  breaker: Breaker;
  subject: { type: PauseSubject; id: string };
  message: string;
  numbers: Record<string, string | number>;
};
type Look = { workspaceId: string; limits: BreakerLimits; since: (minutes: number) => Date };

const MINUTE_MS = 60_000;
const DAY_MINUTES = 1440;
const count = z.coerce.number();

/** Only what came after a person last lifted the same breaker on the same subject counts: it does not open again for what they know of. */
const lastLifted = (workspaceId: string, breaker: Breaker, subject: Prisma.Sql) => Prisma.sql`
  coalesce((SELECT max(p.lifted_at) FROM pauses p
    WHERE p.workspace_id = ${workspaceId} AND p.subject_id = ${subject} AND p.cause->>'breaker' = ${breaker}), '-infinity')`;

const rows = async <T>(schema: z.ZodType<T>, query: Prisma.Sql): Promise<T[]> =>
  z.array(schema).parse(await db().$queryRaw(query));

async function connectorErrors({ workspaceId, limits, since }: Look): Promise<Trip[]> {
  const limit = { share: limits.connectorErrorShare, minimum: limits.connectorErrorMinimum };
  const found = await rows(
    z.object({ id: z.string(), name: z.string(), calls: count, failed: count }),
    Prisma.sql`SELECT c.id, c.name, count(*) AS calls,
       count(*) FILTER (WHERE e.status = 'outcome_unknown' OR (e.status = 'failed' AND coalesce(e.error->>'kind', '') NOT IN ('refused', 'too_late', 'not_sent', 'terminal', 'changed'))) AS failed
     FROM executions e JOIN actions a ON a.id = e.action_id JOIN connections c ON c.id = a.connection_id
     WHERE e.workspace_id = ${workspaceId} AND e.started_at >= ${since(limits.connectorErrorMinutes)} AND e.status <> 'started'
       AND e.started_at > ${lastLifted(workspaceId, 'connector_errors', Prisma.raw('c.id'))}
     GROUP BY c.id, c.name`,
  );
  return found
    .filter(({ calls, failed }) => reachesShare(failed, calls, limit))
    .map(({ id, name, calls, failed }) => ({
      breaker: 'connector_errors',
      subject: { type: 'connection', id },
      message: `${formatFigure(failed)} of ${formatFigure(calls)} calls to ${name} failed or stayed unclear within ${limits.connectorErrorMinutes} minutes.`,
      numbers: { calls, failed, limit: limit.share },
    }));
}

async function complaints({ workspaceId, limits, since }: Look): Promise<Trip[]> {
  const limit = { share: limits.complaintShare, minimum: limits.complaintMinimum };
  const from = since(limits.complaintDays * DAY_MINUTES);
  const [found] = await rows(
    z.object({ sent: count, complained: count }),
    Prisma.sql`WITH bound AS (SELECT greatest(${from}::timestamptz, ${lastLifted(workspaceId, 'complaints', Prisma.raw("'email'"))}) AS at)
     SELECT (SELECT count(*) FROM contact_touches t, bound WHERE t.workspace_id = ${workspaceId} AND t.channel = 'email' AND t.status = 'sent' AND t.at >= bound.at) AS sent,
       (SELECT count(*) FROM suppressions s, bound WHERE s.workspace_id = ${workspaceId} AND s.reason = 'complaint' AND s.created_at >= bound.at) AS complained`,
  );
  if (!found || !reachesShare(found.complained, found.sent, limit)) return [];
  return [
    {
      breaker: 'complaints',
      subject: { type: 'channel', id: 'email' },
      message: `${formatFigure(found.complained)} of ${formatFigure(found.sent)} messages within ${limits.complaintDays} days were complained about: ${formatShare(found.complained / found.sent)}.`,
      numbers: { ...found, limit: limit.share },
    },
  ];
}

async function spendVelocity({ workspaceId, limits, since }: Look): Promise<Trip[]> {
  if (limits.addedSpendShare === 0) return [];
  const found = await rows(
    z.object({ channel: z.string(), added: count, total: count }),
    Prisma.sql`SELECT a.channel, sum(a.exposure_micros) AS added,
       (SELECT coalesce(sum(m.daily_budget_micros), 0) FROM campaigns m WHERE m.workspace_id = ${workspaceId} AND m.status = 'active') AS total
     FROM executions e JOIN actions a ON a.id = e.action_id
     WHERE e.workspace_id = ${workspaceId} AND e.accepted_at >= ${since(limits.addedSpendMinutes)} AND a.requester_type = 'agent' AND a.exposure_micros > 0
       AND a.status IN ('accepted', 'observed') AND e.accepted_at > ${lastLifted(workspaceId, 'spend_velocity', Prisma.raw('a.channel'))}
     GROUP BY a.channel`,
  );
  return found
    .filter(({ added, total }) => total > added && added / (total - added) >= limits.addedSpendShare)
    .map(({ channel, added, total }) => ({
      breaker: 'spend_velocity',
      subject: { type: 'channel', id: channel },
      message: `Agents added ${formatShare(added / (total - added))} to what this channel may spend a day within ${limits.addedSpendMinutes} minutes.`,
      numbers: {
        addedMicros: String(added),
        beforeMicros: String(total - added),
        limit: limits.addedSpendShare,
      },
    }));
}

async function roasFloor(
  { workspaceId, limits }: Look,
  policy: { roasFloor: number; roasMinSpendMicros: string; roasWindowDays: number },
): Promise<Trip[]> {
  const least = policy.roasFloor * limits.roasShareOfFloor;
  if (least === 0) return [];
  const found = await rows(
    z.object({ id: z.string(), name: z.string(), spend: count, revenue: count }),
    Prisma.sql`SELECT m.id, m.name, sum(d.spend_micros) AS spend, sum(d.revenue_micros) AS revenue
     FROM campaign_days d JOIN campaigns m ON m.id = d.campaign_id
     WHERE d.workspace_id = ${workspaceId} AND m.status = 'active' AND d.day > ((now() AT TIME ZONE 'UTC')::date - ${policy.roasWindowDays}::int)
       AND d.day > ${lastLifted(workspaceId, 'roas_floor', Prisma.raw('m.id'))}::timestamptz
     GROUP BY m.id, m.name HAVING sum(d.spend_micros) >= ${policy.roasMinSpendMicros}::numeric`,
  );
  return found
    .filter(({ spend, revenue }) => spend > 0 && revenue / spend < least)
    .map(({ id, name, spend, revenue }) => ({
      breaker: 'roas_floor',
      subject: { type: 'campaign', id },
      message: `${name} returned ${formatFigure(Number((revenue / spend).toFixed(2)))} per unit spent over ${policy.roasWindowDays} days; the least is ${formatFigure(Number(least.toFixed(2)))}.`,
      numbers: { spendMicros: String(spend), revenueMicros: String(revenue), limit: least },
    }));
}

async function repeatedConflicts({ workspaceId, limits, since }: Look): Promise<Trip[]> {
  if (limits.conflictCount === 0) return [];
  const found = await rows(
    z.object({ id: z.string(), name: z.string(), conflicts: count }),
    Prisma.sql`SELECT g.id, g.name, count(*) AS conflicts
     FROM audit_entries t JOIN actions a ON a.id = t.action_id JOIN agents g ON g.id = a.requester_id
     WHERE t.workspace_id = ${workspaceId} AND t.verb = 'actions.rollback_conflict' AND t.occurred_at >= ${since(limits.conflictMinutes)}
       AND t.occurred_at > ${lastLifted(workspaceId, 'repeated_conflicts', Prisma.raw('g.id'))}
     GROUP BY g.id, g.name HAVING count(*) >= ${limits.conflictCount}`,
  );
  return found.map(({ id, name, conflicts }) => ({
    breaker: 'repeated_conflicts',
    subject: { type: 'agent', id },
    message: `${formatFigure(conflicts)} actions of ${name} within ${limits.conflictMinutes} minutes met a person’s later edit.`,
    numbers: { conflicts, limit: limits.conflictCount },
  }));
}

/** Looks at every breaker of a workspace and pauses what they open for. @returns the pauses that came of it. */
export async function tripBreakers(workspaceId: string): Promise<string[]> {
  const policy = await db().policy.findFirst({
    where: { workspaceId, active: true },
    select: { body: true },
  });
  const body = policy ? storedPolicyBodySchema.safeParse(policy.body).data : undefined;
  if (!body) return [];
  const at = now().getTime();
  const look: Look = {
    workspaceId,
    limits: body.breakers,
    since: (minutes) => new Date(at - minutes * MINUTE_MS),
  };
  const trips = [
    ...(await connectorErrors(look)),
    ...(await complaints(look)),
    ...(await spendVelocity(look)),
    ...(await roasFloor(look, body)),
    ...(await repeatedConflicts(look)),
  ];
  const opened: string[] = [];
  for (const { subject, ...cause } of trips) {
    const { pauseId, isNew } = await pauseSubject({
      workspaceId,
      actor: { type: 'system', id: 'breaker' },
      subject,
      reason: cause.message,
      cause: { type: 'breaker', ...cause },
    });
    if (isNew) opened.push(pauseId);
  }
  return opened;
}

/** Looks at every workspace's breakers. @returns how many opened. */
export async function tripAllBreakers(): Promise<number> {
  const workspaces = await db().workspace.findMany({ select: { id: true } });
  let opened = 0;
  await eachOf(
    'breakers of a workspace',
    workspaces.map(({ id }) => ({ workspaceId: id, id })),
    async ({ workspaceId }) => {
      opened += (await tripBreakers(workspaceId)).length;
    },
  );
  return opened;
}
