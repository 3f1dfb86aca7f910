import type { PolicyVersion } from '@/lib/contracts/policies';
import { type PolicyBody, storedPolicyBodySchema } from '@/lib/core/gate/policy-body';
import { diffPolicies } from '@/lib/core/policies/diff-policies';
import { db } from '@/lib/db/client';
import type { Policy } from '@/lib/db/generated/client';
import { namePeople, policyNames } from './name-people';

type Workspace = { id: string; currency: string };
export type ReadVersion = { row: PolicyVersion; body: PolicyBody };

/** Every version of the policy, newest first, each with what it changed in the one it was made from. */
export async function readPolicyVersions(workspace: Workspace): Promise<ReadVersion[]> {
  const policies = await db().policy.findMany({
    where: { workspaceId: workspace.id },
    orderBy: { version: 'desc' },
  });
  const bodies = new Map(
    policies.map((policy) => [policy.version, storedPolicyBodySchema.parse(policy.body)]),
  );
  const makers = policies.flatMap(({ createdById, decidedById }) => [createdById, decidedById]);
  const book = await namePeople(workspace.id, [...bodies.values()], makers);
  const names = policyNames(book, workspace.currency);
  return policies.flatMap((policy) => {
    const body = bodies.get(policy.version);
    if (!body) return [];
    const base = bodies.get(policy.baseVersion ?? policy.version - 1);
    return [{ row: versionRow(policy, base ? diffPolicies(base, body, names) : [], book), body }];
  });
}

function versionRow(
  policy: Policy,
  changes: PolicyVersion['changes'],
  book: Awaited<ReturnType<typeof namePeople>>,
): PolicyVersion {
  const person = (id: string | null) => (id === null ? null : book.of('person', id));
  return {
    id: policy.id,
    version: policy.version,
    status: policy.status,
    note: policy.note,
    createdBy: person(policy.createdById),
    decidedBy: person(policy.decidedById),
    createdAt: policy.createdAt.toISOString(),
    decidedAt: policy.decidedAt?.toISOString() ?? null,
    effectiveAt: policy.effectiveAt?.toISOString() ?? null,
    changes,
  };
}
