import type { CampaignDay } from '@/lib/core/statistics/campaign-day';
import type { Writer } from '../gather-writes';

export type ReportedDay = CampaignDay & { campaignId: string; reportedAt: string };

/** Writes what the platform reported of days; an older report never replaces a newer one. */
export async function saveCampaignDays(
  tx: Writer,
  workspaceId: string,
  days: readonly ReportedDay[],
): Promise<void> {
  if (days.length === 0) return;
  await tx.$executeRaw`
    insert into campaign_days as d (workspace_id, campaign_id, day, spend_micros, revenue_micros, impressions, clicks, conversions, reported_at)
    select ${workspaceId}, "campaignId", day, "spendMicros", "revenueMicros", impressions, clicks, conversions, "reportedAt"
    from jsonb_to_recordset(${JSON.stringify(days)}::jsonb) as x("campaignId" text, day date, "spendMicros" bigint,
      "revenueMicros" bigint, impressions int, clicks int, conversions int, "reportedAt" timestamptz)
    on conflict (campaign_id, day) do update set
      spend_micros = excluded.spend_micros, revenue_micros = excluded.revenue_micros, impressions = excluded.impressions,
      clicks = excluded.clicks, conversions = excluded.conversions, reported_at = excluded.reported_at
    where d.reported_at <= excluded.reported_at`;
}
