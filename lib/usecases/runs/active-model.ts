import { type RoutingScore, routingScoreSchema } from '@/lib/core/statistics/routing-score';
import { db } from '@/lib/db/client';

export type ActiveModel = { id: string; hash: string; score: RoutingScore };

const MOST_KEPT = 100;
/** A learnt score is never changed once it is written: what was read of an id holds for good. */
const learnt = new Map<string, RoutingScore>();

/** The routing score in force; null while none has been learnt. */
export async function loadActiveModel(workspaceId: string): Promise<ActiveModel | null> {
  const row = await db().scoringModel.findFirst({
    where: { workspaceId, name: 'routing-score', active: true },
    select: { id: true, hash: true },
  });
  return row && { ...row, score: await scoreOf(row.id) };
}

async function scoreOf(id: string): Promise<RoutingScore> {
  const known = learnt.get(id);
  if (known) return known;
  const { weights } = await db().scoringModel.findUniqueOrThrow({ where: { id }, select: { weights: true } });
  const score = routingScoreSchema.parse(weights);
  if (learnt.size >= MOST_KEPT) learnt.clear();
  learnt.set(id, score);
  return score;
}
