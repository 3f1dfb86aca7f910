import type { TopicPatterns, TopicTrial } from '@/lib/contracts/interest';
import { topicOf } from '@/lib/core/signals/intent/topic-of';
import { recordedPayloads } from '@/lib/core/signals/signal-kinds';
import { db } from '@/lib/db/client';
import { findTopics } from '@/lib/db/repositories/topics';
import { now } from '@/lib/platform/clock';
import { newestSignals } from '../signals/newest-signals';

const DAYS = 30;
const DAY_MS = 86_400_000;
const MOST = 2000;
const ID = 'tried';

/** What patterns would match of the newest 2,000 things that people did within 30 days. Only numbers leave: what they did is sealed. */
export async function tryTopic(workspaceId: string, patterns: TopicPatterns): Promise<TopicTrial> {
  const since = new Date(now().getTime() - DAYS * DAY_MS);
  const topics = await findTopics(db(), workspaceId);
  const tried = [{ id: ID, name: ID, patterns }];
  const people = new Set<string>();
  let [looked, matched, taken] = [0, 0, 0];
  for await (const batch of newestSignals(workspaceId, { kinds: ['contact.tracked'], since, most: MOST })) {
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
  }
  return { looked, isCut: looked >= MOST, matched, people: people.size, taken };
}
