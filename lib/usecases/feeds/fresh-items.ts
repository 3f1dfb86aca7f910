import type { FeedItem } from '@/lib/core/signals/feeds/feed-item';
import { sha256Hex } from '@/lib/platform/hash';
import { SEALED_PREFIX } from '@/lib/platform/person-cipher';

/** Twice as many as one reading holds: what leaves a feed for a while and comes back is known. */
const MOST_SEEN = 1000;

type FreshItems = {
  /** Those that were not read before, once each. */
  fresh: FeedItem[];
  /** The keys of all that were read, newest first. */
  seen: string[];
  /** Items with a text that only sealed fields may begin with. */
  unreadable: number;
};

/** What is new in a feed. An item is read once: with the accounts and topics there are when it is first seen. */
export function freshItems(items: readonly FeedItem[], seenBefore: readonly string[]): FreshItems {
  const known = new Set(seenBefore);
  const fresh: FeedItem[] = [];
  const keys: string[] = [];
  let unreadable = 0;
  for (const item of items) {
    const key = keyOf(item);
    keys.push(key);
    if (known.has(key)) continue;
    known.add(key);
    if (JSON.stringify(item).includes(SEALED_PREFIX)) unreadable++;
    else fresh.push(item);
  }
  return { fresh, seen: [...new Set([...keys, ...seenBefore])].slice(0, MOST_SEEN), unreadable };
}

function keyOf({ id, url, title, summary, publishedAt }: FeedItem): string {
  const own = id?.trim() || url || JSON.stringify([title, summary, publishedAt]);
  return sha256Hex(own).slice(0, 20);
}
