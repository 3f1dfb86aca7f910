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
    const sum = days.get(key) ?? {
      day,
      campaign,
      spend: 0,
      revenue: 0,
      clicks: 0,
      impressions: 0,
      conversions: 0,
    };
    sum.spend += Number(row.cost);
    sum.revenue += Number(row.post_click_sales_amount);
    sum.clicks += Number(row.clicks);
    sum.impressions += Number(row.displays);
    sum.conversions += Number(row.post_click_conversions);
    days.set(key, sum);
  }
  return [...days.values()].sort((a, b) => (a.day + a.campaign < b.day + b.campaign ? -1 : 1));
}
