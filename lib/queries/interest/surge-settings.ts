import { type SurgeSettings, statedSurgeSettings } from '@/lib/core/signals/surge/engagement';
import type { EngagementRow } from './read-engagement';
import type { KnownTopic } from './topic-weights';

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

/** Engagement as surges are judged by: the weight of a day stands for its count, because it says what each thing was worth. */
export const withRoles = (rows: readonly EngagementRow[], roleOf: (personId: string) => string | null) =>
  rows.map(({ personId, day, topic, weight }) => ({
    day,
    person: personId,
    topic,
    kind: '',
    count: weight,
    isRobot: false,
    isRoleMailbox: false,
    role: roleOf(personId),
  }));
