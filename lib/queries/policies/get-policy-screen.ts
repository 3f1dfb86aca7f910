import type { PolicyScreen } from '@/lib/contracts/policies';
import { permissionsOf } from '@/lib/core/access/permissions';
import type { PolicyBody } from '@/lib/core/gate/policy-body';
import { diffPolicies } from '@/lib/core/policies/diff-policies';
import { mergeDraft } from '@/lib/core/policies/merge-draft';
import { readPolicy } from '@/lib/core/policies/read-policy';
import { AppError } from '@/lib/core/shared/app-error';
import { db } from '@/lib/db/client';
import { describeVersion } from './get-policy-version';
import { namePeople, policyNames } from './name-people';
import { readPolicyVersions } from './read-policy-versions';

type Workspace = { id: string; currency: string };

/** Everything the policy pages show: what is in force, what is proposed, and the draft of the one who asks. */
export async function getPolicyScreen(workspace: Workspace, personId: string | null): Promise<PolicyScreen> {
  const [versions, members] = await Promise.all([
    readPolicyVersions(workspace),
    db().membership.findMany({
      where: { workspaceId: workspace.id, disabledAt: null },
      select: { userId: true, roles: true },
      orderBy: { id: 'asc' },
    }),
  ]);
  const inForce = versions.find(({ row }) => row.status === 'active');
  if (!inForce) throw new AppError('not_found', { detail: 'The workspace has no policy in force.' });
  const proposed = versions.find(({ row }) => row.status === 'proposed');
  const may = (permission: 'approvals.decide' | 'policies.edit') =>
    members.filter(({ roles }) => permissionsOf(roles).has(permission)).map(({ userId }) => userId);
  const answering = may('approvals.decide');
  const confirming = may('policies.edit').filter((id) => id !== personId);
  const book = await namePeople(workspace.id, [], [...answering, ...confirming]);
  return {
    currency: workspace.currency,
    inForce: await describeVersion(workspace, inForce),
    proposal: proposed
      ? {
          ...(await describeVersion(workspace, proposed)),
          isMine: personId !== null && proposed.row.createdBy?.id === personId,
        }
      : null,
    draft: personId ? await readDraft(workspace, personId, inForce.body, new Set(answering)) : null,
    answering: answering.map((id) => book.of('person', id)),
    othersWhoConfirm: confirming.map((id) => book.of('person', id)),
  };
}

async function readDraft(
  workspace: Workspace,
  personId: string,
  inForce: PolicyBody,
  answering: ReadonlySet<string>,
): Promise<PolicyScreen['draft']> {
  const draft = await db().policyDraft.findUnique({
    where: { workspaceId_personId: { workspaceId: workspace.id, personId } },
  });
  if (!draft) return null;
  const body = mergeDraft(inForce, draft.body);
  const { body: valid, problems } = readPolicy(body, answering);
  const names = policyNames(
    await namePeople(workspace.id, valid ? [inForce, valid] : []),
    workspace.currency,
  );
  return {
    baseVersion: draft.baseVersion,
    body,
    updatedAt: draft.updatedAt.toISOString(),
    problems,
    changes: valid ? diffPolicies(inForce, valid, names) : [],
  };
}
