import type { BidAndBudgetContext } from '@/lib/agents/bid-and-budget/context';
import type { AgentResult } from '@/lib/agents/kit/agent';
import { agentDefinitions } from '@/lib/agents/registry';
import { storedPolicyBodySchema } from '@/lib/core/gate/policy-body';
import { scopeBodySchema } from '@/lib/core/scopes/scope-body';
import { db } from '@/lib/db/client';
import { type CampaignStanding, loadCampaignStandings } from '@/lib/queries/campaigns/campaign-standings';
import { loadDelay } from '@/lib/queries/campaigns/load-delay';
import { loadSearchTerms, standsInTheWay } from '@/lib/queries/campaigns/search-term-standings';
import { loadSpendCaps } from '@/lib/queries/campaigns/spend-caps';
import { drawArm, keepMet } from '../../holdouts/draw-arms';
import type { RunWithSignal } from '../load-run';

/**
 * The campaigns that a holdout leaves to the agent: it does not see the others, so that no money moves between the arms. Those that are
 * active are met.
 */
async function campaignsInArm(
  run: RunWithSignal,
  campaigns: CampaignStanding[],
): Promise<CampaignStanding[]> {
  const holdout = run.agent?.holdouts.find(({ unit }) => unit === 'campaign');
  if (!holdout) return campaigns;
  const drawn = campaigns.map((campaign) => ({ campaign, ...drawArm(holdout, campaign.id) }));
  await keepMet(
    db(),
    run.workspaceId,
    drawn.filter(({ campaign }) => campaign.status === 'active'),
  );
  return drawn.flatMap(({ campaign, arm }) => (arm === 'agent' ? [campaign] : []));
}

/** What the bid and budget agent proposes for all campaigns as of the workspace's day, those held out from it left alone. */
export async function moveBudgets(
  run: RunWithSignal,
  currency: string,
  today: string,
): Promise<{ result: AgentResult; modelHash: null }> {
  const context = await campaignContext(run, run.agentId ?? '', currency, today);
  if (!context)
    return {
      result: { summary: 'No policy or no scope is in force: nothing is proposed.', proposals: [] },
      modelHash: null,
    };
  return { result: agentDefinitions['bid-and-budget'].propose(context), modelHash: null };
}

/** All campaigns with the floor of the policy and the limits of the agent's scope; null where one of the two is not in force. */
export async function campaignContext(
  run: RunWithSignal,
  agentId: string,
  currency: string,
  today: string,
): Promise<BidAndBudgetContext | null> {
  const { workspaceId } = run;
  const policy = await db().policy.findFirst({ where: { workspaceId, active: true } });
  const scope = await db().scope.findFirst({ where: { workspaceId, agentId, status: 'active' } });
  if (!policy || !scope) return null;
  const body = storedPolicyBodySchema.parse(policy.body);
  const limits = scopeBodySchema.parse(scope.body);
  const campaigns = await loadCampaignStandings(workspaceId, today);
  const terms = await loadSearchTerms(workspaceId, today);
  return {
    signalId: run.signalId,
    currency,
    campaigns: await campaignsInArm(run, campaigns),
    // What the others spend counts against the caps as well.
    caps: await loadSpendCaps(workspaceId, { agentId, campaigns, today }),
    delay: await loadDelay(workspaceId, today),
    terms: {
      byCampaign: terms.campaigns,
      delay: terms.delay,
      notAgain: terms.exclusions.filter(({ status }) => standsInTheWay(status)),
      mayExclude: limits.kinds.includes('ads.campaign.exclude-term'),
    },
    policy: {
      id: policy.id,
      roasFloor: body.roasFloor,
      roasMinSpendMicros: body.roasMinSpendMicros,
      roasWindowDays: body.roasWindowDays,
    },
    limits: {
      maxRelativeChange: limits.maxRelativeChange,
      maxAddedDailySpendMicros: limits.maxAddedDailySpendMicros,
    },
    today,
  };
}
