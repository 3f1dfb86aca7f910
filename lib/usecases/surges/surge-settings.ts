import { type SurgeSettings, statedSurgeSettings } from '@/lib/core/signals/surge/engagement';
import type { KnownTopic } from '@/lib/queries/interest/topic-weights';

/**
 * What counts for a surge: with topics stated, engagement with them by their weight, and nothing else; without any, whatever is done. The
 * weight of each kind of engagement is in its day already.
 */
export const surgeSettings = (topics: ReadonlyMap<string, KnownTopic>): SurgeSettings => ({
  ...statedSurgeSettings,
  kinds: {},
  otherKind: 1,
  topics:
    topics.size === 0
      ? 'all'
      : Object.fromEntries([...topics.values()].map(({ name, weight }) => [name, weight])),
});
