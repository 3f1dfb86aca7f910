import type { CampaignDay } from '@/lib/core/statistics/campaign-day';
import { db } from '@/lib/db/client';
import { dateOfDay, dayOfDate } from '@/lib/platform/zone';

export type CampaignStanding = {
  id: string;
  name: string;
  status: 'active' | 'paused';
  dailyBudgetMicros: string;
  bidMicros: string;
  adAccount: string;
  days: CampaignDay[];
};

/** The days of history that agents look back on. */
export const HISTORY_DAYS = 60;

/** Each campaign as last read back, with what it did on its last days, oldest first. */
export async function loadCampaignStandings(workspaceId: string, today: string): Promise<CampaignStanding[]> {
  const since = new Date(dateOfDay(today).getTime() - HISTORY_DAYS * 86_400_000);
  const campaigns = await db().campaign.findMany({
    where: { workspaceId },
    orderBy: { id: 'asc' },
    include: { days: { where: { day: { gte: since } }, orderBy: { day: 'asc' } } },
  });
  return campaigns.map((campaign) => ({
    id: campaign.id,
    name: campaign.name,
    status: campaign.status,
    dailyBudgetMicros: campaign.dailyBudgetMicros.toString(),
    bidMicros: campaign.bidMicros.toString(),
    adAccount: campaign.adAccount,
    days: campaign.days.map((day) => ({
      day: dayOfDate(day.day),
      spendMicros: day.spendMicros.toString(),
      revenueMicros: day.revenueMicros.toString(),
      clicks: day.clicks,
      conversions: day.conversions,
      impressions: day.impressions,
      // By the calendar of UTC, as the reports that the delay is learnt from.
      reportedAfterDays: Math.max(0, Math.floor((day.reportedAt.getTime() - day.day.getTime()) / 86_400_000)),
    })),
  }));
}
