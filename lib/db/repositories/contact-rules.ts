import { type ContactRules, defaultContactRules } from '@/lib/core/contactability/contact-rules';
import { storedPolicyBodySchema } from '@/lib/core/gate/policy-body';
import type { Tx } from '../tx';

/**
 * The contact rules of the policy in force; the defaults where there is none, or none that can be read: what hears a "stop" must not
 * fail for it, and the gate refuses everything else then.
 */
export async function contactRulesInForce(tx: Tx, workspaceId: string): Promise<ContactRules> {
  const policy = await tx.policy.findFirst({ where: { workspaceId, active: true }, select: { body: true } });
  return storedPolicyBodySchema.safeParse(policy?.body).data?.contact ?? defaultContactRules;
}
