import { type PolicyBody, storedPolicyBodySchema } from '@/lib/core/gate/policy-body';
import { AppError } from '@/lib/core/shared/app-error';
import type { Policy } from '@/lib/db/generated/client';
import type { Tx } from '@/lib/db/tx';

/** The policy in force of a workspace, its body read. @throws AppError `not_found` where there is none. */
export async function policyInForce(
  tx: Tx,
  workspaceId: string,
): Promise<{ policy: Policy; body: PolicyBody }> {
  const policy = await tx.policy.findFirst({ where: { workspaceId, active: true } });
  if (!policy) throw new AppError('not_found', { detail: 'The workspace has no policy in force.' });
  return { policy, body: storedPolicyBodySchema.parse(policy.body) };
}
