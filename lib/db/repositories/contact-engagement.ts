import { z } from 'zod';
import { type ContactCount, contactCountSchema } from '@/lib/core/learning/contact-frequency';
import { type EngagementClock, emptyClock } from '@/lib/core/learning/send-time';
import { type Segment, segmentOf } from '@/lib/core/scopes/segment';
import { Prisma } from '../generated/client';
import type { Tx } from '../tx';

/** What shows that somebody was there, as a condition on `s`: opens, clicks, replies and visits. */
const wasThere = Prisma.sql`(s.kind IN ('contact.tracked', 'lead.engaged')
  OR (s.kind = 'email.reported' AND s.payload->>'report' IN ('opened', 'clicked', 'replied')))`;
/** What answers a contact, as a condition on `s`: clicks, replies and conversions. An open may be a program's. */
const answers = Prisma.sql`((s.kind = 'email.reported' AND s.payload->>'report' IN ('clicked', 'replied'))
  OR (s.kind = 'lead.outcome' AND s.payload->>'converted' = 'true'))`;

const cells = <K extends z.ZodType>(key: K) =>
  z.array(z.object({ key, hour: z.int(), weekday: z.int(), weight: z.number(), count: z.int() }));

/** By which clock, where a zone that is asked for is not one that the database knows. */
type Zoned = { timeZone: string; since: Date };

/** What was there in one hour counts once, by the signal of the highest quality. `zone` names the reader's. */
function hoursOf(of: { from: Prisma.Sql; where: Prisma.Sql; zone: Prisma.Sql }, { timeZone, since }: Zoned) {
  return Prisma.sql`
    SELECT coalesce(c.merged_into_id, c.id) AS person, c.account_id, max(s.quality) AS quality,
      date_trunc('hour', s.occurred_at AT TIME ZONE coalesce(z.name, ${timeZone})) AS at
    FROM ${of.from} LEFT JOIN pg_timezone_names z ON z.name = ${of.zone}
    WHERE ${of.where} AND s.occurred_at > ${since} AND ${wasThere}
    GROUP BY 1, 2, 4`;
}
const byCell = Prisma.sql`extract(hour FROM h.at)::int AS hour, extract(isodow FROM h.at)::int AS weekday,
  sum(h.quality)::float8 AS weight, count(*)::int AS count`;

/** When each of these people was there, by the clock given for each. */
export async function engagementClocks(
  tx: Tx,
  workspaceId: string,
  people: readonly { contactId: string; timeZone: string }[],
  rest: Zoned,
): Promise<Map<string, EngagementClock>> {
  if (people.length === 0) return new Map();
  const [ids, zones] = [people.map(({ contactId }) => contactId), people.map(({ timeZone }) => timeZone)];
  const from = Prisma.sql`unnest(${ids}::text[], ${zones}::text[]) AS p(id, zone)
    JOIN contacts c ON c.workspace_id = ${workspaceId} AND (c.id = p.id OR c.merged_into_id = p.id)
    JOIN signals s ON s.workspace_id = ${workspaceId} AND s.contact_id = c.id`;
  const hours = hoursOf({ from, where: Prisma.sql`true`, zone: Prisma.sql`p.zone` }, rest);
  const rows = await tx.$queryRaw`
    SELECT h.person AS key, ${byCell} FROM (${hours}) h GROUP BY 1, 2, 3`;
  return clocksOf(cells(z.string()).parse(rows));
}

/** The same of everybody, by the size of their account; by the clock of the workspace where theirs is not known. */
export async function engagementBySegment(
  tx: Tx,
  workspaceId: string,
  rest: Zoned,
): Promise<Map<Segment, EngagementClock>> {
  const from = Prisma.sql`signals s JOIN contacts c ON c.id = s.contact_id`;
  const where = Prisma.sql`s.workspace_id = ${workspaceId}`;
  const rows = await tx.$queryRaw`
    SELECT a.employees AS key, ${byCell}
    FROM (${hoursOf({ from, where, zone: Prisma.sql`c.time_zone` }, rest)}) h
    LEFT JOIN accounts a ON a.id = h.account_id
    GROUP BY 1, 2, 3`;
  const bySize = cells(z.int().nullable()).parse(rows);
  return clocksOf(bySize.map(({ key, ...cell }) => ({ ...cell, key: segmentOf(key) })));
}

function clocksOf<K extends string>(
  rows: readonly { key: K; hour: number; weekday: number; weight: number; count: number }[],
): Map<K, EngagementClock> {
  const clocks = new Map<K, EngagementClock>();
  for (const { key, hour, weekday, weight, count } of rows) {
    const clock = clocks.get(key) ?? emptyClock();
    clock.hours[hour] = (clock.hours[hour] ?? 0) + weight;
    clock.weekdays[weekday - 1] = (clock.weekdays[weekday - 1] ?? 0) + weight;
    clocks.set(key, { ...clock, count: clock.count + count });
  }
  return clocks;
}

const mostCounted = 30;

/**
 * What came of every contact made, by the so-manieth without an answer that it was. One counts as answered or refused by what came before
 * the next contact, and within `answerDays`; those made after `until` can still be answered and are left out.
 */
export async function countAnswers(
  tx: Tx,
  place: { workspaceId: string; since: Date; until: Date; answerDays: number },
): Promise<ContactCount[]> {
  const { workspaceId, since, until, answerDays } = place;
  const rows = await tx.$queryRaw`
    WITH made AS (
      SELECT t.id, t.at, coalesce(c.merged_into_id, c.id) AS person,
        least(t.at + make_interval(days => ${answerDays}::int),
          coalesce(lead(t.at) OVER (PARTITION BY coalesce(c.merged_into_id, c.id) ORDER BY t.at, t.id), 'infinity')) AS until
      FROM contact_touches t JOIN contacts c ON c.id = t.contact_id
      WHERE t.workspace_id = ${workspaceId} AND t.status = 'sent' AND t.at > ${since}
    ), told AS (
      SELECT m.*,
        EXISTS (SELECT 1 FROM signals s JOIN contacts c ON c.id = s.contact_id
          WHERE s.workspace_id = ${workspaceId} AND coalesce(c.merged_into_id, c.id) = m.person
            AND s.occurred_at > m.at AND s.occurred_at <= m.until AND ${answers}) AS answered,
        EXISTS (SELECT 1 FROM suppressions b JOIN contacts c ON c.id = b.contact_id
          WHERE b.workspace_id = ${workspaceId} AND coalesce(c.merged_into_id, c.id) = m.person
            AND b.reason IN ('unsubscribe', 'complaint', 'objection')
            AND b.created_at > m.at AND b.created_at <= m.until) AS refused
      FROM made m
    ), spells AS (
      SELECT t.*, coalesce(count(*) FILTER (WHERE answered) OVER
        (PARTITION BY person ORDER BY at, id ROWS BETWEEN UNBOUNDED PRECEDING AND 1 PRECEDING), 0) AS spell FROM told t
    ), numbered AS (
      SELECT least(${mostCounted}::int, row_number() OVER (PARTITION BY person, spell ORDER BY at, id))::int AS contact, at, answered, refused
      FROM spells
    )
    SELECT contact, count(*)::int AS made, count(*) FILTER (WHERE answered)::int AS answered,
      count(*) FILTER (WHERE refused)::int AS refused
    FROM numbered WHERE at <= ${until} GROUP BY contact ORDER BY contact`;
  return z.array(contactCountSchema).parse(rows);
}

/** How often these profiles of one person were contacted since they last answered. */
export async function unansweredContacts(
  tx: Tx,
  person: { workspaceId: string; contactIds: readonly string[]; since: Date },
): Promise<number> {
  const { workspaceId, since } = person;
  const ids = [...person.contactIds];
  const rows = await tx.$queryRaw`
    SELECT count(*)::int AS made FROM contact_touches t
    WHERE t.workspace_id = ${workspaceId} AND t.contact_id = ANY(${ids}) AND t.status = 'sent'
      AND t.at >= greatest(${since}::timestamptz, coalesce((SELECT max(s.occurred_at) FROM signals s
        WHERE s.workspace_id = ${workspaceId} AND s.contact_id = ANY(${ids}) AND ${answers}), '-infinity'))`;
  return z.tuple([z.object({ made: z.int() })]).parse(rows)[0].made;
}

const momentRow = z.object({ at: z.date(), quality: z.number() });
/** The newest of what shows that somebody was there, as far as it was known by now; of all of their profiles. */
export async function engagementMoments(
  tx: Tx,
  workspaceId: string,
  profileIds: readonly string[],
  { since, until }: { since: Date; until: Date },
): Promise<{ at: Date; quality: number }[]> {
  return momentRow.array().parse(
    await tx.$queryRaw`
      SELECT s.occurred_at AS at, s.quality::float8 AS quality FROM signals s
      WHERE s.workspace_id = ${workspaceId} AND s.contact_id = ANY(${[...profileIds]}) AND s.occurred_at > ${since}
        AND s.recorded_at <= ${until} AND ${wasThere}
      ORDER BY s.occurred_at DESC LIMIT 500`,
  );
}
