import type { z } from 'zod';
import type { topicsSchema } from '@/lib/contracts/interest';
import { topicSchema } from '@/lib/core/signals/intent/topic-of';
import { db } from '@/lib/db/client';
import { now } from '@/lib/platform/clock';

const DAYS = 30;
const DAY_MS = 86_400_000;

/** The topics that count, by title, with what came of each within 30 days. */
export async function listTopics(workspaceId: string): Promise<z.input<typeof topicsSchema>> {
  const since = new Date(now().getTime() - DAYS * DAY_MS);
  const [topics, counts] = await Promise.all([
    db().topic.findMany({
      where: { workspaceId, archivedAt: null },
      orderBy: [{ title: 'asc' }, { id: 'asc' }],
    }),
    db().$queryRaw<{ topic: string; people: number; engagements: number }[]>`
      select d.topic, count(distinct coalesce(c.merged_into_id, c.id))::int as people, sum(d.count)::int as engagements
      from engagement_days d join contacts c on c.id = d.contact_id and c.workspace_id = d.workspace_id
      where d.workspace_id = ${workspaceId} and d.day >= ${since}::date and d.topic <> ''
      group by d.topic`,
  ]);
  const found = new Map(counts.map((count) => [count.topic, count]));
  return {
    rows: topics.map(({ id, name, title, patterns, weight, createdAt }) => ({
      id,
      name,
      title,
      patterns: topicSchema.shape.patterns.parse(patterns),
      weight,
      createdAt: createdAt.toISOString(),
      people: found.get(name)?.people ?? 0,
      engagements: found.get(name)?.engagements ?? 0,
    })),
  };
}
