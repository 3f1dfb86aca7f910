import { addDays } from '../../lib/core/statistics/campaign-day';

export type AdDay = {
  day: string;
  campaign: string;
  spend: number;
  revenue: number;
  clicks: number;
  impressions: number;
  conversions: number;
};

const months: Record<string, string> = { April: '04', May: '05', June: '06' };
/** The file names no year; any will do, since only the order of days counts. */
const year = '2025';

/** The file's rows (one per banner and placement) summed to one per campaign and day, in order of day. */
export function adDaysOf(csvRows: readonly Record<string, string>[]): AdDay[] {
  const days = new Map<string, AdDay>();
  for (const row of csvRows) {
    const day = `${year}-${months[row.month ?? ''] ?? '??'}-${(row.day ?? '').padStart(2, '0')}`;
    const campaign = row.campaign_number ?? '';
    const key = `${day} ${campaign}`;
    const sum = days.get(key) ?? emptyDay(day, campaign);
    sum.spend += Number(row.cost);
    sum.revenue += Number(row.post_click_sales_amount);
    sum.clicks += Number(row.clicks);
    sum.impressions += Number(row.displays);
    sum.conversions += Number(row.post_click_conversions);
    days.set(key, sum);
  }
  return [...days.values()].sort((a, b) => (a.day + a.campaign < b.day + b.campaign ? -1 : 1));
}

/** Rounds that each cell's ads are dealt to. */
const kagRounds = 40;

/**
 * The KAG file has no dates. Its cells (campaign, age, gender) stand for campaigns, and each cell's ads are dealt to rounds in order of
 * their ids: what came before may be learnt from, what comes after is not seen. A conversion is an approved one.
 */
export function kagRoundsOf(csvRows: readonly Record<string, string>[]): AdDay[] {
  const cells = new Map<string, Record<string, string>[]>();
  for (const row of csvRows) {
    const cell = `${row.xyz_campaign_id} ${row.gender} ${row.age}`;
    cells.set(cell, [...(cells.get(cell) ?? []), row]);
  }
  const days = new Map<string, AdDay>();
  for (const [campaign, rows] of cells) {
    const inOrder = [...rows].sort((a, b) => Number(a.ad_id) - Number(b.ad_id));
    inOrder.forEach((row, index) => {
      const round = Math.floor((index * kagRounds) / inOrder.length);
      const day = addDays('2025-01-01', round);
      const key = `${day} ${campaign}`;
      const sum = days.get(key) ?? emptyDay(day, campaign);
      sum.spend += Number(row.Spent);
      sum.clicks += Number(row.Clicks);
      sum.impressions += Number(row.Impressions);
      sum.conversions += Number(row.Approved_Conversion);
      days.set(key, sum);
    });
  }
  return [...days.values()].sort((a, b) => (a.day + a.campaign < b.day + b.campaign ? -1 : 1));
}

const emptyDay = (day: string, campaign: string): AdDay => ({
  day,
  campaign,
  spend: 0,
  revenue: 0,
  clicks: 0,
  impressions: 0,
  conversions: 0,
});
