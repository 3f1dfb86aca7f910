import type { TopicPatterns, TopicTrial } from '@/lib/contracts/interest';
import { topicOf } from '@/lib/core/signals/intent/topic-of';
import { recordedPayloads } from '@/lib/core/signals/signal-kinds';
import { db } from '@/lib/db/client';
import { findTopics } from '@/lib/db/repositories/topics';
import { now } from '@/lib/platform/clock';

const DAYS = 30;
const DAY_MS = 86_400_000;
const MOST = 2000;
const BATCH = 500;
const ID = 'tried';

/** What patterns would match of the newest 2,000 things that people did within 30 days. Only numbers leave: what they did is sealed. */
export async function tryTopic(workspaceId: string, patterns: TopicPatterns): Promise<TopicTrial> {
  const since = new Date(now().getTime() - DAYS * DAY_MS);
  const topics = await findTopics(db(), workspaceId);
  const tried = [{ id: ID, name: ID, patterns }];
  const people = new Set<string>();
  let [looked, matched, taken] = [0, 0, 0];
  let last: { recordedAt: Date; id: string } | null = null;
  while (looked < MOST) {
    const batch: Awaited<ReturnType<typeof readBatch>> = await readBatch(workspaceId, since, last);
    for (const { contact, payload } of batch) {
      const said = recordedPayloads['contact.tracked'].safeParse(payload);
      if (!said.success) continue;
      const { event, page } = said.data;
      const place = { event, url: page?.url ?? null, path: page?.path ?? null, title: page?.title ?? null };
      if (topicOf(place, tried) === null) continue;
      matched += 1;
      if (topicOf(place, topics) !== null) taken += 1;
      if (contact) people.add(contact.mergedIntoId ?? contact.id);
    }
    looked += batch.length;
    last = batch.at(-1) ?? null;
    if (batch.length < BATCH) break;
  }
  return { looked, isCut: looked >= MOST, matched, people: people.size, taken };
}

/** The next batch, the newest first. Of people who were erased nothing can be read. */
const readBatch = (workspaceId: string, since: Date, after: { recordedAt: Date; id: string } | null) =>
  db().signal.findMany({
    where: {
      workspaceId,
      kind: 'contact.tracked',
      contact: { erasedAt: null },
      recordedAt: { gte: since },
      occurredAt: { gte: since },
      ...(after
        ? {
            OR: [
              { recordedAt: { lt: after.recordedAt } },
              { recordedAt: after.recordedAt, id: { lt: after.id } },
            ],
          }
        : {}),
    },
    select: {
      id: true,
      recordedAt: true,
      payload: true,
      contact: { select: { id: true, mergedIntoId: true } },
    },
    orderBy: [{ recordedAt: 'desc' }, { id: 'desc' }],
    take: BATCH,
  });
