import type { Actor } from '@/lib/core/access/actor';
import { AppError } from '@/lib/core/shared/app-error';
import { toJson } from '@/lib/db/json';
import { appendAuditEntry } from '@/lib/db/repositories/audit-entries';
import { inTransaction } from '@/lib/db/tx';
import { now } from '@/lib/platform/clock';
import { newId } from '@/lib/platform/ids';
import { requirePermission } from '../changes/require-permission';
import { policyInForce } from './policy-in-force';
import { problemsOf } from './read-typed-policy';

/**
 * Keeps what a person is working on, valid or not; nothing of it is in force. What is wrong with it is recorded as a number and
 * told by the draft itself.
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
    const draft = await tx.policyDraft.upsert({
      where: key,
      create: { id: newId('pdr'), workspaceId, personId: actor.id, ...content },
      update: content,
      select: { id: true },
    });
    const problems = await problemsOf(tx, workspaceId, input.body);
    await appendAuditEntry(tx, {
      workspaceId,
      actor,
      verb: 'policies.draft_saved',
      subject: { type: 'policy_draft', id: draft.id },
      detail: { baseVersion, problems: problems.length },
    });
  });
}
