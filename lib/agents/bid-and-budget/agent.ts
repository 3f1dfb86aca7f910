import type { AgentDefinition } from '../kit/agent';
import type { BidAndBudgetContext } from './context';
import { proposeBidsAndBudgets } from './propose';

export const bidAndBudget: AgentDefinition<BidAndBudgetContext> = {
  kind: 'bid-and-budget',
  title: 'Bid and budget',
  craft:
    'Moves daily budget and bids between campaigns towards the goal, in small steps, and pauses what does not pay.',
  listensTo: ['campaign.performance'],
  proposes: ['ads.campaign.set-daily-budget', 'ads.campaign.set-bid', 'ads.campaign.pause'],
  autonomyCeiling: 'act',
  codeVersion: '1.0.0',
  propose: proposeBidsAndBudgets,
};
