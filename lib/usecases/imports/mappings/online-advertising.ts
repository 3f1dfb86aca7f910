import type { CampaignDaysMapping } from '../mapping';

export const onlineAdvertising: CampaignDaysMapping = {
  kind: 'campaign-days',
  name: 'online-advertising',
  title: 'Banner campaigns: cost, clicks and sales by placement, April to June',
  // The practice platform is what runs these campaigns from now on, so it is also what reports on them.
  source: 'practice-ads',
  empty: ['', '#N/A'],
  campaign: 'campaign_number',
  month: 'month',
  dayOfMonth: 'day',
  firstDay: { month: 'April', day: 1 },
  days: 91,
  spend: 'cost',
  // The file's `revenue` is what the publisher earned; what the advertiser sold after a click is the return.
  revenue: 'post_click_sales_amount',
  impressions: 'displays',
  clicks: 'clicks',
  conversions: 'post_click_conversions',
};
