import type { CampaignDay } from '@/lib/core/statistics/campaign-day';

export type CampaignStanding = {
  id: string;
  name: string;
  status: 'active' | 'paused';
  dailyBudgetMicros: string;
  bidMicros: string;
  days: readonly CampaignDay[];
};

export type BidAndBudgetContext = {
  /** What set the run off; it is named among the inputs. */
  signalId: string | null;
  currency: string;
  goal: 'roas';
  campaigns: readonly CampaignStanding[];
  policy: { id: string | null; roasFloor: number; roasMinSpendMicros: string; roasWindowDays: number };
  /** From the agent's scope: proposals stay inside it (the gate checks it again). */
  limits: { maxRelativeChange: number; maxAddedDailySpendMicros: string };
  /** The workspace's local day, ISO. Only days before it are complete. */
  today: string;
};
