import { agentDrafting } from '@/lib/agents/registry';
import type { Proposal } from '@/lib/core/actions/proposal';
import { isDraftable } from '@/lib/core/drafts/draftable';
import type { AgentKind } from '@/lib/core/runs/agent-kind';
import { db } from '@/lib/db/client';
import type { Tx } from '@/lib/db/tx';
import { type ModelSettings, modelSettings } from '@/lib/platform/model/model-settings';

/** A model and the prompts by which one agent would have it write, in one version of all of them. */
export type Drafting = NonNullable<ReturnType<typeof agentDrafting>> & { settings: ModelSettings };

/** What is configured for an agent of this kind; null without a model, or where the agent has no words that one may write. */
export function configuredDrafting(kind: AgentKind): Drafting | null {
  const settings = modelSettings();
  const version = settings && agentDrafting(kind, settings.model);
  return version && { ...version, settings };
}

/**
 * What an agent of this kind writes with now: what is configured, once a person has accepted it after its evaluation. Whatever was not
 * accepted is not used; without a model nothing is even asked.
 */
export async function draftingInForce(
  workspaceId: string,
  kind: AgentKind,
  tx: Pick<Tx, 'modelEvaluation'> = db(),
): Promise<Drafting | null> {
  const configured = configuredDrafting(kind);
  if (configured === null) return null;
  const answered = await tx.modelEvaluation.findFirst({
    where: { workspaceId, agent: { kind }, versionHash: configured.versionHash, answer: { not: null } },
    orderBy: [{ decidedAt: 'desc' }, { id: 'desc' }],
    select: { answer: true },
  });
  return answered?.answer === 'accepted' ? configured : null;
}

/** Which proposals have words that a model would write. */
export const draftableOrdinals = (drafting: Drafting | null, proposals: readonly Proposal[]): number[] =>
  drafting === null
    ? []
    : proposals.flatMap(({ kind, draft }, ordinal) =>
        draft !== undefined && isDraftable(kind) && drafting.prompts.has(kind) ? [ordinal] : [],
      );
