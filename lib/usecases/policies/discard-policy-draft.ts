import type { Actor } from '@/lib/core/access/actor';
import { appendAuditEntry } from '@/lib/db/repositories/audit-entries';
import { inTransaction } from '@/lib/db/tx';

type Person = Extract<Actor, { type: 'person' }>;

/** Throws away what a person was working on. @returns whether there was anything. */
export function discardPolicyDraft(workspaceId: string, actor: Person): Promise<{ discarded: boolean }> {
  return inTransaction(async (tx) => {
    const draft = await tx.policyDraft.findUnique({
      where: { workspaceId_personId: { workspaceId, personId: actor.id } },
    });
    if (!draft) return { discarded: false };
    await tx.policyDraft.delete({ where: { id: draft.id } });
    await appendAuditEntry(tx, {
      workspaceId,
      actor,
      verb: 'policies.draft_discarded',
      subject: { type: 'policy_draft', id: draft.id },
      detail: { baseVersion: draft.baseVersion },
    });
    return { discarded: true };
  });
}
