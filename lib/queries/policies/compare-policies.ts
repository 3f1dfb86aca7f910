import type { PolicyChangeView } from '@/lib/contracts/policies';
import { diffPolicies } from '@/lib/core/policies/diff-policies';
import { requireVersion } from './get-policy-version';
import { namePeople, policyNames } from './name-people';
import { readPolicyVersions } from './read-policy-versions';

/** What would change from one version to another, whichever is the older. Throws `not_found`. */
export async function comparePolicies(
  workspace: { id: string; currency: string },
  { from, to }: { from: number; to: number },
): Promise<{ changes: PolicyChangeView[] }> {
  const versions = await readPolicyVersions(workspace);
  const before = requireVersion(versions, from).body;
  const after = requireVersion(versions, to).body;
  const names = policyNames(await namePeople(workspace.id, [before, after]), workspace.currency);
  return { changes: diffPolicies(before, after, names) };
}
