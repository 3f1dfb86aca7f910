import type { PolicyVersionDetail } from '@/lib/contracts/policies';
import { describePolicy } from '@/lib/core/policies/describe-policy';
import { AppError } from '@/lib/core/shared/app-error';
import { namePeople, policyNames } from './name-people';
import { type ReadVersion, readPolicyVersions } from './read-policy-versions';

type Workspace = { id: string; currency: string };

/** One version in full, in figures and in sentences. Throws `not_found`. */
export async function getPolicyVersion(workspace: Workspace, version: number): Promise<PolicyVersionDetail> {
  const versions = await readPolicyVersions(workspace);
  return describeVersion(workspace, requireVersion(versions, version));
}

export async function describeVersion(
  workspace: Workspace,
  { row, body }: ReadVersion,
): Promise<PolicyVersionDetail> {
  const names = policyNames(await namePeople(workspace.id, [body]), workspace.currency);
  return { ...row, body, sentences: describePolicy(body, names) };
}

export function requireVersion(versions: readonly ReadVersion[], version: number): ReadVersion {
  const found = versions.find(({ row }) => row.version === version);
  if (!found) throw new AppError('not_found', { detail: `There is no version ${version} of the policy.` });
  return found;
}
