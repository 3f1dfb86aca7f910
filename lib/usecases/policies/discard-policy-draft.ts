import type { Actor } from '@/lib/core/access/actor';
import { appendAuditEntry } from '@/lib/db/repositories/audit-entries';
import { inTransaction, type Tx } from '@/lib/db/tx';

type Person = Extract<Actor, { type: 'person' }>;

/** Throws away what a person was working on. @returns whether there was anything. */
export function discardPolicyDraft(workspaceId: string, actor: Person): Promise<{ discarded: boolean }> {
  return inTransaction(async (tx) => ({ discarded: await removePolicyDraft(tx, workspaceId, actor) }));
}

/** The same within a transaction that makes the draft a version. */
export async function removePolicyDraft(tx: Tx, workspaceId: string, actor: Person): Promise<boolean> {
  const draft = await tx.policyDraft.findUnique({
    where: { workspaceId_personId: { workspaceId, personId: actor.id } },
  });
  if (!draft) return false;
  await tx.policyDraft.delete({ where: { id: draft.id } });
  await appendAuditEntry(tx, {
    workspaceId,
    actor,
    verb: 'policies.draft_discarded',
    subject: { type: 'policy_draft', id: draft.id },
    detail: { baseVersion: draft.baseVersion },
  });
  return true;
}
