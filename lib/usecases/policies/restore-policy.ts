import type { Actor } from '@/lib/core/access/actor';
import { storedPolicyBodySchema } from '@/lib/core/gate/policy-body';
import { AppError } from '@/lib/core/shared/app-error';
import { db } from '@/lib/db/client';
import { type ProposePolicyResult, proposePolicy } from './propose-policy';

/**
 * Proposes what an older version said as a new one, by the same path: what it widens against the one in force waits for a second
 * person. @throws AppError `not_found`, and what `proposePolicy` throws.
 */
export async function restorePolicy(input: {
  workspaceId: string;
  actor: Extract<Actor, { type: 'person' }>;
  version: number;
  baseVersion: number;
  note: string | null;
}): Promise<ProposePolicyResult> {
  const { workspaceId, version, ...rest } = input;
  const policy = await db().policy.findUnique({
    where: { workspaceId_version: { workspaceId, version } },
  });
  if (!policy) throw new AppError('not_found', { detail: `There is no version ${version} of the policy.` });
  return proposePolicy({
    ...rest,
    workspaceId,
    body: storedPolicyBodySchema.parse(policy.body),
    note: rest.note ?? `Version ${version} restored.`,
  });
}
