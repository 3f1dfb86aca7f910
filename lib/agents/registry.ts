import type { AgentKind } from '@/lib/core/runs/agent-kind';
import { bidAndBudget } from './bid-and-budget/agent';
import { content } from './content/agent';
import type { AgentDefinition } from './kit/agent';
import { draftingOf } from './kit/drafting-of';
import { promptHash } from './kit/prompts/prompt';
import type { ReaderDefinition } from './kit/reader';
import { leadRouter } from './lead-router/agent';
import { lifecycle } from './lifecycle/agent';
import { sequencer } from './sequencer/agent';
import { signalIntelligence } from './signal-intelligence/reader';

/** Every agent, one line each. A kind without a line does not compile. */
export const agentDefinitions = {
  'lead-router': leadRouter,
  'bid-and-budget': bidAndBudget,
  sequencer,
  content,
  lifecycle,
} as const satisfies Record<AgentKind, AgentDefinition<never>>;

/** Specialists that read and propose no action, one line each: they have results and no authority. */
export const readerDefinitions = {
  'signal-intelligence': signalIntelligence,
} as const satisfies Record<string, ReaderDefinition>;

/** What a model of this name would write for an agent of this kind, and by which prompts; null where there are no words for it. */
export function agentDrafting(kind: AgentKind, model: string) {
  const drafting = draftingOf(agentDefinitions[kind], model);
  return (
    drafting && {
      ...drafting,
      list: [...drafting.prompts.values()].map((prompt) => ({
        name: prompt.name,
        version: prompt.version,
        hash: promptHash(prompt),
      })),
    }
  );
}
