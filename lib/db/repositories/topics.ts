import { type Topic, topicSchema } from '@/lib/core/signals/intent/topic-of';
import type { Tx } from '../tx';

/** What the workspace wants to know interest in, as it is matched: `id` is the name that engagement is counted under. */
export async function findTopics(tx: Tx, workspaceId: string): Promise<Topic[]> {
  const rows = await tx.topic.findMany({
    where: { workspaceId, archivedAt: null },
    orderBy: { name: 'asc' },
  });
  return rows.map(({ name, title, patterns }) => topicSchema.parse({ id: name, name: title, patterns }));
}
