import { addDays } from '@/lib/core/statistics/campaign-day';
import { searchTermSchema } from '@/lib/core/statistics/search-term';
import { db } from '@/lib/db/client';
import { readSearchTerms } from '@/lib/gateway';
import { now } from '@/lib/platform/clock';
import { log } from '@/lib/platform/log';
import { localDay } from '@/lib/platform/zone';

/** Days that are asked for where none is known yet. */
const FIRST_DAYS = 28;
/** Days that are asked for again: conversions are reported late. */
const AGAIN_DAYS = 14;

/** Reads from each connected ad platform what the search terms of its campaigns did on the days that are over. @returns how many days of terms. */
export async function pullSearchTerms(): Promise<{ days: number }> {
  const workspaces = await db().connection.findMany({
    where: { channel: 'ads' },
    select: { workspaceId: true },
    distinct: ['workspaceId'],
  });
  let days = 0;
  for (const { workspaceId } of workspaces)
    days += await pullSearchTermsOf(workspaceId).catch((error: unknown) => {
      // One platform that can't be read must not keep the others waiting.
      log('warn', 'the search terms of an ad platform could not be read', {
        workspaceId,
        error: error instanceof Error ? error : String(error),
      });
      return 0;
    });
  return { days };
}

/** The same for one workspace. A term that is not of the form that we take is left out: nothing could be done about it. */
export async function pullSearchTermsOf(workspaceId: string): Promise<number> {
  const { timeZone } = await db().workspace.findUniqueOrThrow({
    where: { id: workspaceId },
    select: { timeZone: true },
  });
  const at = now();
  const today = localDay(at, timeZone);
  const known = await db().campaignTermDay.findFirst({ where: { workspaceId }, select: { day: true } });
  const count = known ? AGAIN_DAYS : FIRST_DAYS;
  const days = Array.from({ length: count }, (_, i) => addDays(today, i - count));
  const campaigns = await db().campaign.findMany({
    where: { workspaceId },
    select: { id: true, connectionId: true, externalId: true },
  });
  if (campaigns.length === 0) return 0;
  const idOf = new Map(campaigns.map((each) => [`${each.connectionId}\n${each.externalId}`, each.id]));
  const rows = (await readSearchTerms(workspaceId, { days, today })).flatMap(({ connectionId, days: told }) =>
    told.flatMap(({ externalId, term, day, spendMicros, clicks, conversions }) => {
      const campaignId = idOf.get(`${connectionId}\n${externalId}`);
      if (!campaignId || !searchTermSchema.safeParse(term).success) return [];
      const afterDays = Math.round((Date.parse(today) - Date.parse(day)) / 86_400_000);
      const reports = { [afterDays]: conversions };
      return [{ campaignId, term, day, spendMicros, clicks, conversions, reports }];
    }),
  );
  if (rows.length > 0)
    await db().$executeRaw`
      INSERT INTO campaign_term_days (workspace_id, campaign_id, term, day, spend_micros, clicks, conversions, reports, reported_at)
      SELECT ${workspaceId}, r."campaignId", r.term, r.day, r."spendMicros", r.clicks, r.conversions, r.reports, ${at}
      FROM jsonb_to_recordset(${JSON.stringify(rows)}::jsonb)
        AS r("campaignId" text, term text, day date, "spendMicros" bigint, clicks int, conversions int, reports jsonb)
      ON CONFLICT (campaign_id, term, day) DO UPDATE SET spend_micros = excluded.spend_micros, clicks = excluded.clicks,
        conversions = excluded.conversions, reports = campaign_term_days.reports || excluded.reports, reported_at = excluded.reported_at`;
  return rows.length;
}
