import type { SearchTermRow, SearchTerms } from '@/lib/contracts/search-terms';
import { storedPolicyBodySchema } from '@/lib/core/gate/policy-body';
import { AppError } from '@/lib/core/shared/app-error';
import { microsOf, unitsOf } from '@/lib/core/shared/micros';
import {
  EXCLUDE_FROM,
  type JudgedTerm,
  judgeTerms,
  SAVED_OVER_DAYS,
  termWindowDays,
  worthOfConversion,
} from '@/lib/core/statistics/judge-terms';
import { db } from '@/lib/db/client';
import { now } from '@/lib/platform/clock';
import { localDay } from '@/lib/platform/zone';
import { type CampaignStanding, loadCampaignStandings } from '../campaigns/campaign-standings';
import { loadSearchTerms, type SearchTerms as TermStandings } from '../campaigns/search-term-standings';

const MOST_SHOWN = 60;

/** The search terms of all campaigns, by the same model and data that the agent's next exclusions rest on. @throws AppError `not_found`, `conflict`. */
export async function readSearchTermsOfAgent(
  workspace: { id: string; timeZone: string; currency: string },
  agentId: string,
): Promise<SearchTerms> {
  const agent = await db().agent.findUnique({
    where: { id_workspaceId: { id: agentId, workspaceId: workspace.id } },
    select: { kind: true },
  });
  if (!agent) throw new AppError('not_found', { detail: 'There is no such agent in this workspace.' });
  if (agent.kind !== 'bid-and-budget')
    throw new AppError('conflict', { detail: 'This agent works with no campaigns: it has no search terms.' });
  const today = localDay(now(), workspace.timeZone);
  const [campaigns, terms, policy] = await Promise.all([
    loadCampaignStandings(workspace.id, today),
    loadSearchTerms(workspace.id, today),
    db().policy.findFirst({ where: { workspaceId: workspace.id, active: true }, select: { body: true } }),
  ]);
  const roasFloor = policy ? storedPolicyBodySchema.parse(policy.body).roasFloor : null;
  const rows = campaigns
    .flatMap((campaign) => rowsOf(campaign, terms, { today, roasFloor }))
    .sort(byInterest);
  return {
    currency: workspace.currency,
    today,
    windowDays: termWindowDays,
    savedOverDays: SAVED_OVER_DAYS,
    excludeFrom: EXCLUDE_FROM,
    delayDays: terms.delay.days,
    rows: rows.slice(0, MOST_SHOWN),
    more: Math.max(0, rows.length - MOST_SHOWN),
  };
}

/** Without a policy nothing says what is too little, and nothing is judged. */
function rowsOf(
  campaign: CampaignStanding,
  { campaigns, delay, exclusions }: TermStandings,
  { today, roasFloor }: { today: string; roasFloor: number | null },
): SearchTermRow[] {
  const known = campaigns.get(campaign.id) ?? [];
  const worth = roasFloor === null ? null : worthOfConversion(campaign.days, { today, roasFloor });
  const judged = new Map(judgeTerms(known, { today, delay, worth }).map((each) => [each.term, each]));
  const own = exclusions.filter(({ campaignId }) => campaignId === campaign.id);
  const named = { type: 'campaign', id: campaign.id, name: campaign.name, isSample: false };
  const names = new Set([...known.map(({ term }) => term), ...own.map(({ term }) => term)]);
  return [...names].map((term) => {
    const days = known.find((each) => each.term === term)?.days ?? [];
    const sum = (of: (day: (typeof days)[number]) => number) => days.reduce((all, day) => all + of(day), 0);
    const last = own.findLast((each) => each.term === term);
    return {
      campaign: named,
      term,
      spendMicros: microsOf(sum((day) => unitsOf(BigInt(day.spendMicros)))).toString(),
      clicks: sum((day) => day.clicks),
      conversions: sum((day) => day.conversions),
      ...beliefOf(judged.get(term)),
      action: last ? { id: last.actionId, status: last.status, isExcluded: last.isExcluded } : null,
    };
  });
}

function beliefOf(
  judged: JudgedTerm | undefined,
): Pick<SearchTermRow, 'returns' | 'probability' | 'savedMicros'> {
  if (!judged) return { returns: null, probability: null, savedMicros: null };
  const micros = (units: number) => microsOf(units).toString();
  const { low, mid, high } = judged.saved;
  return {
    returns: judged.returns,
    probability: judged.probability,
    savedMicros: { low: micros(low), mid: micros(mid), high: micros(high) },
  };
}

const byInterest = (a: SearchTermRow, b: SearchTermRow): number =>
  Number(b.action?.isExcluded ?? false) - Number(a.action?.isExcluded ?? false) ||
  (b.probability ?? -1) - (a.probability ?? -1) ||
  Number(BigInt(b.spendMicros) - BigInt(a.spendMicros));
