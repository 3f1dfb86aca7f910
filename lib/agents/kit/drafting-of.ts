import type { DraftableKind } from '@/lib/core/drafts/draftable';
import { canonicalText } from '@/lib/platform/canonical';
import { sha256Hex } from '@/lib/platform/hash';
import type { AgentDefinition } from './agent';
import { type Prompt, promptHash } from './prompts/prompt';
import { prompts } from './prompts/registry';

/** The prompts by which an agent would have a model of this name write, and the version of all of it. */
export type DraftingVersion = {
  prompts: ReadonlyMap<DraftableKind, Prompt>;
  /** Of the model's name and the prompts: what a person accepts, and part of the agent's version once it is live. */
  versionHash: string;
};

/** Null where the agent has no words that a model may write. */
export function draftingOf(
  { drafts }: Pick<AgentDefinition<never>, 'drafts'>,
  model: string,
): DraftingVersion | null {
  if (drafts === undefined) return null;
  const byKind = new Map(
    Object.entries(drafts).map(([kind, name]) => [kind as DraftableKind, prompts[name]]),
  );
  const hashes = Object.fromEntries([...byKind].map(([kind, prompt]) => [kind, promptHash(prompt)]));
  return { prompts: byKind, versionHash: sha256Hex(canonicalText({ model, prompts: hashes })) };
}
