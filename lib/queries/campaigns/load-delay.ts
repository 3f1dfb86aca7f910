import { z } from 'zod';
import { type ConversionDelay, dayReportSchema, learnDelay } from '@/lib/core/statistics/conversion-delay';
import { db } from '@/lib/db/client';
import { dateOfDay } from '@/lib/platform/zone';
import { HISTORY_DAYS } from './campaign-standings';

const reportsSchema = z.array(dayReportSchema);

/** How late conversions are reported here, from every report on the days that the standings look back on. */
export async function loadDelay(workspaceId: string, today: string): Promise<ConversionDelay | null> {
  const since = new Date(dateOfDay(today).getTime() - HISTORY_DAYS * 86_400_000);
  const reports = await db().$queryRaw`
    SELECT campaign_id AS "campaignId", day, greatest(0, (occurred_at AT TIME ZONE 'UTC')::date - day::date) AS "afterDays",
      max(conversions) AS conversions
    FROM (
      SELECT campaign_id, occurred_at, payload->>'day' AS day, (payload->>'conversions')::int AS conversions FROM signals
      WHERE workspace_id = ${workspaceId} AND campaign_id IS NOT NULL AND kind = 'campaign.performance' AND occurred_at >= ${since}
    ) reports
    WHERE day::date >= ${since}::date
    GROUP BY 1, 2, 3`;
  return learnDelay(reportsSchema.parse(reports));
}
