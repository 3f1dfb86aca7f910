import { storedPolicyBodySchema } from '@/lib/core/gate/policy-body';
import { defaultMonitoringRules, type MonitoringRules } from '@/lib/core/monitoring/monitoring-rules';
import { db } from '@/lib/db/client';

/** How strictly a workspace is watched. Without a policy in force nobody has said what should follow: people are told. */
export async function monitoringPolicy(
  workspaceId: string,
): Promise<{ policyId: string | null; rules: MonitoringRules }> {
  const policy = await db().policy.findFirst({
    where: { workspaceId, active: true },
    select: { id: true, body: true },
  });
  const body = policy ? storedPolicyBodySchema.safeParse(policy.body).data : undefined;
  return policy && body
    ? { policyId: policy.id, rules: body.monitoring }
    : { policyId: null, rules: defaultMonitoringRules };
}
