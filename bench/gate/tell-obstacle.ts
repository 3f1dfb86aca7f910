import { findingSchema } from '../../lib/core/gate/finding';
import { db } from '../../lib/db/client';

/** Says what stood in the way of the first action of a workspace that was not let through. */
export async function tellObstacle(workspaceId: string, say: (line: string) => void): Promise<void> {
  const decision = await db().decision.findFirst({
    where: { workspaceId, verdict: { not: 'allow' } },
    orderBy: { id: 'asc' },
  });
  if (!decision) return;
  const findings = findingSchema.array().parse(decision.findings);
  say(`${decision.actionId}: ${findings.map(({ rule, message }) => `${rule}: ${message}`).join(' ')}`);
}
