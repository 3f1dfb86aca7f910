import { type LearntRanking, learntRankingSchema } from '@/lib/core/learning/learnt-ranking';
import { type RoutingScore, routingScoreSchema } from '@/lib/core/statistics/routing-score';
import { db } from '@/lib/db/client';

export type ActiveModel = { id: string; hash: string } & Learnt;
type Learnt = { score: RoutingScore; ranking: LearntRanking | null };

const MOST_KEPT = 100;
/** A learnt score is never changed once it is written: what was read of an id holds for good. */
const learnt = new Map<string, Learnt>();

/** The routing score in force; null while none has been learnt. */
export async function loadActiveModel(workspaceId: string): Promise<ActiveModel | null> {
  const row = await db().scoringModel.findFirst({
    where: { workspaceId, name: 'routing-score', active: true },
    select: { id: true, hash: true },
  });
  return row && { ...row, ...(await learntOf(row.id)) };
}

async function learntOf(id: string): Promise<Learnt> {
  const known = learnt.get(id);
  if (known) return known;
  const row = await db().scoringModel.findUniqueOrThrow({
    where: { id },
    select: { weights: true, ranking: true },
  });
  const found = {
    score: routingScoreSchema.parse(row.weights),
    ranking: row.ranking === null ? null : learntRankingSchema.parse(row.ranking),
  };
  if (learnt.size >= MOST_KEPT) learnt.clear();
  learnt.set(id, found);
  return found;
}
