import { type Facts, isUnknown } from '@/lib/core/gate/facts';
import type { Action } from '@/lib/db/generated/client';

/**
 * What to tell the people who are asked again, where another policy is in force than the one an action was shown under; null where it
 * is the same one, or where none was kept.
 */
export function otherPolicy(
  action: Pick<Action, 'policyId'>,
  { policy }: Pick<Facts, 'policy'>,
): string | null {
  if (action.policyId === null || isUnknown(policy) || policy.id === action.policyId) return null;
  return `The policy has changed since it was asked: version ${policy.version} is in force now.`;
}
