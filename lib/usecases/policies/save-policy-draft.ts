import type { Actor } from '@/lib/core/access/actor';
import { AppError } from '@/lib/core/shared/app-error';
import { toJson } from '@/lib/db/json';
import { appendAuditEntry } from '@/lib/db/repositories/audit-entries';
import { inTransaction } from '@/lib/db/tx';
import { now } from '@/lib/platform/clock';
import { newId } from '@/lib/platform/ids';
import { requirePermission } from '../changes/require-permission';
import { policyInForce } from './policy-in-force';

/**
 * Keeps what a person is working on, valid or not; nothing of it is in force. That it was begun is on record, not each word of it.
 * @throws AppError `forbidden`, `conflict` where another version came into force since the draft was begun.
 */
export function savePolicyDraft(input: {
  workspaceId: string;
  actor: Extract<Actor, { type: 'person' }>;
  baseVersion: number;
  body: Record<string, unknown>;
}): Promise<void> {
  const { workspaceId, actor, baseVersion } = input;
  return inTransaction(async (tx) => {
    await requirePermission(
      tx,
      workspaceId,
      actor.id,
      ['policies.edit'],
      'Only an admin can draft a policy.',
    );
    const { policy } = await policyInForce(tx, workspaceId);
    if (policy.version !== baseVersion)
      throw new AppError('conflict', {
        detail: `Version ${policy.version} came into force while you were editing version ${baseVersion}.`,
        remedy: 'Reload and make your change on the version in force.',
      });
    const key = { workspaceId_personId: { workspaceId, personId: actor.id } };
    const content = { baseVersion, body: toJson(input.body), updatedAt: now() };
    const begun = await tx.policyDraft.findUnique({ where: key, select: { id: true } });
    if (begun) {
      await tx.policyDraft.update({ where: { id: begun.id }, data: content });
      return;
    }
    const id = newId('pdr');
    await tx.policyDraft.create({ data: { id, workspaceId, personId: actor.id, ...content } });
    await appendAuditEntry(tx, {
      workspaceId,
      actor,
      verb: 'policies.draft_begun',
      subject: { type: 'policy_draft', id },
      detail: { baseVersion },
    });
  });
}
