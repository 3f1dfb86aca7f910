import type { SpendCap } from '@/lib/core/budgets/spend-cap';
import type { CampaignDay } from '@/lib/core/statistics/campaign-day';
import type { ConversionDelay } from '@/lib/core/statistics/conversion-delay';
import type { TermStanding } from '@/lib/core/statistics/search-term';

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
  campaigns: readonly CampaignStanding[];
  /** Every cap on spend that covers a campaign or the agent: no proposal goes beyond one. */
  caps: readonly SpendCap[];
  /** How late conversions are reported; null where every day was reported once. */
  delay: ConversionDelay | null;
  policy: { id: string | null; roasFloor: number; roasMinSpendMicros: string; roasWindowDays: number };
  /** From the agent's scope: proposals stay inside it (the gate checks it again). */
  limits: { maxRelativeChange: number; maxAddedDailySpendMicros: string };
  /** What search terms did, by campaign; null or absent where no platform tells. */
  terms?: {
    byCampaign: ReadonlyMap<string, readonly TermStanding[]>;
    delay: ConversionDelay;
    /** Terms that are excluded or about to be, or that a person did not want excluded of late. */
    notAgain: readonly { campaignId: string; term: string }[];
    /** Whether the agent's scope lets it exclude terms. */
    mayExclude: boolean;
  } | null;
  /** A company that a campaign is to be shown to, and the campaigns that we had shown to it; null or absent for a look at all campaigns. */
  company?: { id: string; shownIn: readonly string[] } | null;
  /** The workspace's local day, ISO. Only days before it are complete. */
  today: string;
};
