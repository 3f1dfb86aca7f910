import { type ContactRules, defaultContactRules } from '@/lib/core/contactability/contact-rules';
import { storedPolicyBodySchema } from '@/lib/core/gate/policy-body';
import type { Tx } from '../tx';

/** The contact rules of the policy in force; the defaults where a workspace has no policy yet. */
export async function contactRulesInForce(tx: Tx, workspaceId: string): Promise<ContactRules> {
  const policy = await tx.policy.findFirst({ where: { workspaceId, active: true }, select: { body: true } });
  return policy ? storedPolicyBodySchema.parse(policy.body).contact : defaultContactRules;
}
