import { LONGEST_TEXT } from '../intent/match-glob';
import { type Topic, topicOf } from '../intent/topic-of';
import type { FeedItem } from './feed-item';

/**
 * The topic that an item is about, by its title and address, or else by the first sentence of its summary that fits; or null. Patterns of
 * titles hold for sentences too. A slash in them is only a sign, so that `*` reaches over it.
 */
export function topicOfItem(item: FeedItem, topics: readonly Topic[]): string | null {
  const about = (title: string | null, url: string | null) =>
    topicOf({ url, path: null, event: null, title }, topics);
  const found = about(item.title === null ? null : plain(item.title), item.url);
  if (found !== null || item.summary === null) return found;
  for (const sentence of item.summary.split(/\n+|(?<=[.!?])\s+/)) {
    const topic = about(plain(sentence), null);
    if (topic !== null) return topic;
  }
  return null;
}

const plain = (text: string): string =>
  text
    .replace(/[\s/]+/g, ' ')
    .trim()
    .slice(0, LONGEST_TEXT);
