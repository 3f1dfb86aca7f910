import { sha256Hex } from '@/lib/platform/hash';
import type { AgentDefinition } from './agent';

/**
 * The agent's version: its code, what it may propose, the learnt model it uses, and the language model and prompts that write for it.
 * Any change of these is a new version.
 */
export function agentVersion(
  definition: Pick<AgentDefinition<never>, 'kind' | 'codeVersion' | 'proposes' | 'listensTo'>,
  modelHash: string | null,
  /** Of the language model's name and the prompts; null where none is live. */
  draftingHash: string | null,
): string {
  const parts = [
    definition.kind,
    definition.codeVersion,
    [...definition.proposes].sort(),
    [...definition.listensTo].sort(),
    modelHash,
    ...(draftingHash === null ? [] : [draftingHash]),
  ];
  return `${definition.codeVersion}-${sha256Hex(JSON.stringify(parts)).slice(0, 12)}`;
}
