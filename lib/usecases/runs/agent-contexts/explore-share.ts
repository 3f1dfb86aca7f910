import { storedPolicyBodySchema } from '@/lib/core/gate/policy-body';

/** Without a policy, or with one that can't be read, nothing is tried out. */
export function exploreShareOf([policy]: readonly { body: unknown }[]): number {
  return storedPolicyBodySchema.safeParse(policy?.body).data?.exploreShare ?? 0;
}
