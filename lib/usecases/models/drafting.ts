import type { AgentDefinition } from '@/lib/agents/kit/agent';
import { type Prompt, promptHash } from '@/lib/agents/kit/prompts/prompt';
import { prompts } from '@/lib/agents/kit/prompts/registry';
import { agentDefinitions } from '@/lib/agents/registry';
import type { Proposal } from '@/lib/core/actions/proposal';
import { type DraftableKind, isDraftable } from '@/lib/core/drafts/draftable';
import type { AgentKind } from '@/lib/core/runs/agent-kind';
import { db } from '@/lib/db/client';
import type { Tx } from '@/lib/db/tx';
import { canonicalText } from '@/lib/platform/canonical';
import { sha256Hex } from '@/lib/platform/hash';
import { type ModelSettings, modelSettings } from '@/lib/platform/model/model-settings';

/** A model and the prompts by which one agent would have it write, in one version of all of them. */
export type Drafting = {
  settings: ModelSettings;
  prompts: ReadonlyMap<DraftableKind, Prompt>;
  /** Part of the agent's version once it is live. */
  versionHash: string;
};

/** What is configured for an agent of this kind; null without a model, or where the agent has no words that one may write. */
export function configuredDrafting(kind: AgentKind): Drafting | null {
  const settings = modelSettings();
  const { drafts }: AgentDefinition<never> = agentDefinitions[kind];
  if (settings === null || drafts === undefined) return null;
  const byKind = new Map(
    Object.entries(drafts).map(([action, name]) => [action as DraftableKind, prompts[name]]),
  );
  const hashes = [...byKind].map(([action, prompt]) => [action, promptHash(prompt)]).sort();
  return {
    settings,
    prompts: byKind,
    versionHash: sha256Hex(canonicalText({ model: settings.model, prompts: hashes })),
  };
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
    where: {
      workspaceId,
      agent: { kind },
      model: configured.settings.model,
      versionHash: configured.versionHash,
      answer: { not: null },
    },
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
