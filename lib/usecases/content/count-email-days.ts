import { z } from 'zod';
import { addDays } from '@/lib/core/statistics/campaign-day';
import { db } from '@/lib/db/client';
import type { PieceDay } from '@/lib/gateway';
import { now } from '@/lib/platform/clock';
import { dateOfDay, localDay, startOfDay } from '@/lib/platform/zone';

/** What one variant of one of our pieces did on one day. */
export type DayOfPiece = Omit<PieceDay, 'externalId'> & { pageId: string };

/** What comes later than so many days after a message is no answer to it. */
const ANSWER_DAYS = 14;
/** Days that are counted again: answers come late. */
const AGAIN_DAYS = ANSWER_DAYS + 2;

const rowSchema = z.object({
  pageId: z.string(),
  segment: z.string(),
  variantKey: z.string(),
  day: z.string(),
  shown: z.int(),
  won: z.int(),
  complained: z.int(),
});

/**
 * What came of the e-mails of each variant, by the day on which they were sent: who replied or clicked, and who complained or unsubscribed,
 * after it and before the next message to them, within their days. Counted again while answers may come. @returns the rows of days that
 * are new.
 */
export async function countEmailDays(workspaceId: string, timeZone: string): Promise<DayOfPiece[]> {
  const today = localDay(now(), timeZone);
  const first = addDays(today, -AGAIN_DAYS);
  const counted = rowSchema.array().parse(
    await db().$queryRaw`
      WITH sent AS (
        SELECT t.contact_id, t.at, a.payload->'variant'->>'segment' AS segment, a.payload->'variant'->>'key' AS key,
          (a.payload->'sequence'->>'id') || '#' || (a.payload->'sequence'->>'step') AS piece,
          least(t.at + make_interval(days => ${ANSWER_DAYS}), (
            SELECT min(n.at) FROM contact_touches n
            WHERE n.workspace_id = ${workspaceId} AND n.contact_id = t.contact_id AND n.channel = 'email' AND n.status = 'sent' AND n.at > t.at)) AS until
        FROM contact_touches t JOIN actions a ON a.id = t.action_id
        WHERE t.workspace_id = ${workspaceId} AND t.status = 'sent' AND t.at >= ${startOfDay(first, timeZone)}::timestamptz
          AND t.at < ${startOfDay(today, timeZone)}::timestamptz
          AND a.workspace_id = ${workspaceId} AND a.kind = 'email.message.send' AND a.payload ? 'variant'
      ), answered AS (
        SELECT s.*, heard.won, heard.complained FROM sent s
        LEFT JOIN LATERAL (
          SELECT bool_or(g.payload->>'report' IN ('clicked', 'replied')) AS won,
            bool_or(g.payload->>'report' IN ('complained', 'unsubscribed')) AS complained
          FROM signals g WHERE g.workspace_id = ${workspaceId} AND g.contact_id = s.contact_id AND g.kind = 'email.reported'
            AND g.occurred_at >= s.at AND g.occurred_at < s.until
        ) heard ON true
      )
      SELECT p.id AS "pageId", s.segment, s.key AS "variantKey", (s.at AT TIME ZONE ${timeZone})::date::text AS day,
        count(*)::int AS shown, count(*) FILTER (WHERE s.won AND NOT coalesce(s.complained, false))::int AS won,
        count(*) FILTER (WHERE s.complained)::int AS complained
      FROM answered s JOIN landing_pages p ON p.workspace_id = ${workspaceId} AND p.surface = 'email' AND p.external_id = s.piece
      GROUP BY 1, 2, 3, 4 ORDER BY 4, 1, 2, 3`,
  );
  const rows = counted.map((row): DayOfPiece => ({ ...row, bounced: 0 }));
  const known = await db().landingPageDay.findMany({
    where: {
      workspaceId,
      pageId: { in: [...new Set(rows.map(({ pageId }) => pageId))] },
      day: { gte: dateOfDay(first) },
    },
  });
  const keyOf = (row: { pageId: string; segment: string; variantKey: string }, day: string) =>
    [row.pageId, row.segment, row.variantKey, day].join('\n');
  const before = new Map(known.map((row) => [keyOf(row, row.day.toISOString().slice(0, 10)), row]));
  for (const row of rows) {
    const was = before.get(keyOf(row, row.day));
    if (was && was.shown === row.shown && was.won === row.won && was.complained === row.complained) continue;
    const { pageId, segment, variantKey, day, ...figures } = row;
    const date = dateOfDay(day);
    await db().landingPageDay.upsert({
      where: { pageId_segment_variantKey_day: { pageId, segment, variantKey, day: date } },
      create: { workspaceId, pageId, segment, variantKey, day: date, ...figures, reportedAt: now() },
      update: { ...figures, reportedAt: now() },
      select: { day: true },
    });
  }
  return rows.filter((row) => !before.has(keyOf(row, row.day)));
}
