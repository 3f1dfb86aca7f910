import { z } from 'zod';
import { type MetricName, metricNames, metrics } from '@/lib/core/monitoring/metrics';
import { addDays } from '@/lib/core/statistics/campaign-day';
import { db } from '@/lib/db/client';
import { Prisma } from '@/lib/db/generated/client';
import { localDay, localTime, startOfDay } from '@/lib/platform/zone';
import { daysBetween } from '../budgets/local-days';

type SeriesValue = { at: Date; value: number; slotMs: number };
/** One metric of one thing, without gaps: what did not happen counts as nothing. */
export type Series = { metric: MetricName; subjectId: string; values: SeriesValue[] };

const HOUR_MS = 3_600_000;

/** As far back as tells what is usual. */
const SHOWN_DAYS = 120;
const SHOWN_HOURS = 42 * 24;

const rowsSchema = z.array(z.object({ subject: z.string(), at: z.string(), value: z.coerce.number() }));
type Rows = z.infer<typeof rowsSchema>;
type Window = { workspaceId: string; timeZone: string; from: string };

/** What is counted of rows that have a moment, by local day. */
const byDay = (
  { workspaceId, timeZone, from }: Window,
  of: { table: Prisma.Sql; moment: Prisma.Sql; subject: Prisma.Sql; where: Prisma.Sql },
): Prisma.Sql => Prisma.sql`
  SELECT ${of.subject} AS subject, to_char(${of.moment} AT TIME ZONE ${timeZone}, 'YYYY-MM-DD') AS at, count(*) AS value
  FROM ${of.table} WHERE t.workspace_id = ${workspaceId}
    AND ${of.moment} >= ${from}::date::timestamp AT TIME ZONE ${timeZone} AND ${of.where}
  GROUP BY 1, 2`;
const campaignDays = ({ workspaceId, from }: Window, value: Prisma.Sql): Prisma.Sql => Prisma.sql`
  SELECT t.workspace_id AS subject, to_char(t.day, 'YYYY-MM-DD') AS at, sum(${value}) AS value
  FROM campaign_days t WHERE t.workspace_id = ${workspaceId} AND t.day >= ${from}::date GROUP BY 1, 2`;

const ofWorkspace = Prisma.sql`t.workspace_id`;
const signalsWhere = (where: Prisma.Sql) => ({
  table: Prisma.sql`signals t`,
  moment: Prisma.sql`t.recorded_at`,
  subject: ofWorkspace,
  where,
});
const suppressionsWhere = (where: Prisma.Sql) => ({
  table: Prisma.sql`suppressions t`,
  moment: Prisma.sql`t.created_at`,
  subject: ofWorkspace,
  where,
});

/** Where each metric comes from. */
const queries: Record<Exclude<MetricName, 'signals'>, (window: Window) => Prisma.Sql> = {
  spend: (window) => campaignDays(window, Prisma.sql`t.spend_micros / 1000000.0`),
  ad_conversions: (window) => campaignDays(window, Prisma.sql`t.conversions`),
  conversions: (window) =>
    byDay(window, signalsWhere(Prisma.sql`t.kind = 'lead.outcome' AND t.payload->>'converted' = 'true'`)),
  replies: (window) =>
    byDay(window, signalsWhere(Prisma.sql`t.kind = 'email.reported' AND t.payload->>'report' = 'replied'`)),
  complaints: (window) => byDay(window, suppressionsWhere(Prisma.sql`t.reason = 'complaint'`)),
  bounces: (window) => byDay(window, suppressionsWhere(Prisma.sql`t.reason = 'bounce'`)),
  proposed: (window) =>
    byDay(window, {
      table: Prisma.sql`actions t`,
      moment: Prisma.sql`t.created_at`,
      subject: Prisma.sql`t.requester_id`,
      where: Prisma.sql`t.requester_type = 'agent' AND t.compensates_id IS NULL`,
    }),
  refused: (window) =>
    byDay(window, {
      table: Prisma.sql`decisions t JOIN actions a ON a.id = t.action_id`,
      moment: Prisma.sql`t.decided_at`,
      subject: Prisma.sql`a.requester_id`,
      where: Prisma.sql`t.stage = 'submit' AND t.verdict = 'deny' AND a.requester_type = 'agent'`,
    }),
  overridden: (window) =>
    byDay(window, {
      table: Prisma.sql`approvals t JOIN actions a ON a.id = t.action_id`,
      moment: Prisma.sql`t.decided_at`,
      subject: Prisma.sql`a.requester_id`,
      where: Prisma.sql`t.status = 'rejected' AND a.requester_type = 'agent'`,
    }),
};

const read = async (query: Prisma.Sql): Promise<Rows> => rowsSchema.parse(await db().$queryRaw(query));

function perSubject(rows: Rows): Map<string, Map<string, number>> {
  const found = new Map<string, Map<string, number>>();
  for (const { subject, at, value } of rows) {
    const values = found.get(subject) ?? new Map<string, number>();
    found.set(subject, values.set(at, value));
  }
  return found;
}

/** From the first day on which there was something to the last one that is over. */
function dailySeries(metric: MetricName, rows: Rows, lastDay: string, timeZone: string): Series[] {
  const last = addDays(lastDay, -metrics[metric].lagDays);
  return [...perSubject(rows)].flatMap(([subjectId, values]) => {
    const first = [...values.keys()].sort()[0];
    if (first === undefined || first > last) return [];
    const days = daysBetween(first, last);
    return [
      {
        metric,
        subjectId,
        values: days.map((day) => ({
          at: startOfDay(day, timeZone),
          value: values.get(day) ?? 0,
          slotMs: Date.parse(`${day}T00:00:00Z`),
        })),
      },
    ];
  });
}

/** What each source sent, hour by hour, up to the last hour that is over. */
async function hourlySignals(workspaceId: string, timeZone: string, until: Date): Promise<Series[]> {
  const from = new Date(until.getTime() - SHOWN_HOURS * HOUR_MS);
  const rows = await db().sourceHour.findMany({
    where: { workspaceId, hour: { gte: from, lt: until } },
    select: { sourceId: true, hour: true, accepted: true },
    orderBy: { hour: 'asc' },
  });
  const bySource = new Map<string, Map<number, number>>();
  for (const { sourceId, hour, accepted } of rows) {
    const hours = bySource.get(sourceId) ?? new Map<number, number>();
    bySource.set(sourceId, hours.set(hour.getTime(), accepted));
  }
  return [...bySource].map(([subjectId, accepted]) => {
    // They were read in order: the first is the earliest.
    const first = accepted.keys().next().value ?? until.getTime();
    const length = Math.round((until.getTime() - first) / HOUR_MS);
    return {
      metric: 'signals',
      subjectId,
      values: Array.from({ length }, (_, i) => {
        const at = new Date(first + i * HOUR_MS);
        return { at, value: accepted.get(at.getTime()) ?? 0, slotMs: wallClock(at, timeZone) };
      }),
    };
  });
}

/** What the clock on the wall says, as if it were UTC. */
const wallClock = (at: Date, timeZone: string): number =>
  Date.parse(`${localDay(at, timeZone)}T00:00:00Z`) + localTime(at, timeZone).hour * HOUR_MS;

/**
 * Every metric of a workspace, each as far as it is complete.
 * @param until the first hour that is not over; `lastDay` the last local day that is.
 */
export async function readSeries(
  { id: workspaceId, timeZone }: { id: string; timeZone: string },
  { until, lastDay }: { until: Date; lastDay: string },
): Promise<Series[]> {
  const window = { workspaceId, timeZone, from: addDays(lastDay, 1 - SHOWN_DAYS) };
  const series = await hourlySignals(workspaceId, timeZone, until);
  for (const metric of metricNames)
    if (metric !== 'signals')
      series.push(...dailySeries(metric, await read(queries[metric](window)), lastDay, timeZone));
  return series;
}
