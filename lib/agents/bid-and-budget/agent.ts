import { agentCatalogue } from '@/lib/core/runs/agent-catalogue';
import type { AgentDefinition } from '../kit/agent';
import type { BidAndBudgetContext } from './context';
import { proposeBidsAndBudgets } from './propose';

export const bidAndBudget: AgentDefinition<BidAndBudgetContext> = {
  kind: 'bid-and-budget',
  ...agentCatalogue['bid-and-budget'],
  reads: [],
  listensTo: ['campaign.performance'],
  autonomyCeiling: 'act',
  codeVersion: '2.2.0',
  propose: proposeBidsAndBudgets,
};
