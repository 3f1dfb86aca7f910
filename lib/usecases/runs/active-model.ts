import { type RoutingScore, routingScoreSchema } from '@/lib/core/statistics/routing-score';
import { db } from '@/lib/db/client';

export type ActiveModel = { id: string; hash: string; score: RoutingScore };

/** The routing score in force; null while none has been learnt. */
export async function loadActiveModel(workspaceId: string): Promise<ActiveModel | null> {
  const row = await db().scoringModel.findFirst({
    where: { workspaceId, name: 'routing-score', active: true },
  });
  return row ? { id: row.id, hash: row.hash, score: routingScoreSchema.parse(row.weights) } : null;
}
