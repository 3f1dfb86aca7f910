import type { Actor } from '@/lib/core/access/actor';
import { storedPolicyBodySchema } from '@/lib/core/gate/policy-body';
import { diffPolicies } from '@/lib/core/policies/diff-policies';
import type { Policy } from '@/lib/db/generated/client';
import { appendAuditEntry } from '@/lib/db/repositories/audit-entries';
import { enqueueEvent } from '@/lib/db/repositories/outbox-events';
import type { Tx } from '@/lib/db/tx';
import { now } from '@/lib/platform/clock';
import { policyInForce } from './policy-in-force';

/**
 * Puts a written version into force in place of the present one, with its record, and has what waits decided again. The caller holds
 * the stop lock, so that no claim which follows sees the older version, and has checked who may decide.
 * @param decidedById null where the proposer alone was needed, or the waiting period is over.
 */
export async function activatePolicy(
  tx: Tx,
  policy: Policy,
  { actor, decidedById }: { actor: Actor; decidedById: string | null },
): Promise<void> {
  const { id: policyId, workspaceId, version } = policy;
  const before = await policyInForce(tx, workspaceId);
  const changes = diffPolicies(before.body, storedPolicyBodySchema.parse(policy.body));
  await tx.policy.update({
    where: { id: before.policy.id },
    data: { active: false, status: 'superseded' },
  });
  await tx.policy.update({
    where: { id: policyId, status: 'proposed' },
    data: { active: true, status: 'active', decidedById, decidedAt: now() },
  });
  await appendAuditEntry(tx, {
    workspaceId,
    actor,
    verb: 'policies.activated',
    subject: { type: 'policy', id: policyId },
    detail: {
      policyId,
      version,
      changes: changes.map(({ sentence }) => sentence),
      proposedById: policy.createdById,
    },
  });
  await enqueueEvent(tx, { workspaceId, name: 'policy/activated', data: { workspaceId, policyId } });
}
