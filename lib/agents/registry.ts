import type { AgentKind } from '@/lib/core/runs/agent-kind';
import { bidAndBudget } from './bid-and-budget/agent';
import type { AgentDefinition } from './kit/agent';
import { leadRouter } from './lead-router/agent';
import { sequencer } from './sequencer/agent';

/** Every agent, one line each. A kind without a line does not compile. */
export const agentDefinitions = {
  'lead-router': leadRouter,
  'bid-and-budget': bidAndBudget,
  sequencer,
} as const satisfies Record<AgentKind, AgentDefinition<never>>;
