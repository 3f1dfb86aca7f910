import { type ArmPolicy, armPolicySchema } from '@/lib/core/learning/arm-policy';
import { learntModels } from '@/lib/core/learning/learnt-models';
import { db } from '@/lib/db/client';

const MOST_KEPT = 100;
/** What was learnt is never changed once it is written: what was read of an id holds for good. */
const known = new Map<string, ArmPolicy>();

/** What was learnt about choosing messages, as it is in use; null while nothing is. */
export async function loadMessagePolicy(
  workspaceId: string,
): Promise<{ id: string; hash: string; policy: ArmPolicy } | null> {
  const row = await db().scoringModel.findFirst({
    where: { workspaceId, name: learntModels.lifecycle, active: true },
    select: { id: true, hash: true },
  });
  if (!row) return null;
  const { weights } = known.has(row.id)
    ? { weights: known.get(row.id) }
    : await db().scoringModel.findUniqueOrThrow({ where: { id: row.id }, select: { weights: true } });
  const policy = armPolicySchema.parse(weights);
  if (known.size >= MOST_KEPT) known.clear();
  known.set(row.id, policy);
  return { ...row, policy };
}
