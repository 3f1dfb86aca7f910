import { parseFeed as parse } from 'feedsmith';
import { type FeedItem, feedItemSchema } from '@/lib/core/signals/feeds/feed-item';
import type { PollHints } from '@/lib/core/signals/feeds/poll-times';
import { readFeedFields } from './read-feed-fields';
import { readPollHints } from './read-poll-hints';

/** Of one reading. Feeds hold a few dozen items; those of archives are longer. */
const MOST_ITEMS = 500;

export type Feed = {
  items: FeedItem[];
  /** Items of which nothing could be made. */
  unreadable: number;
  /** Whether there were more items than are read. */
  isCut: boolean;
  hints: PollHints;
  /** The publisher says that nothing new will come. */
  isFinished: boolean;
};

/**
 * Reads RSS, Atom, RDF or a JSON Feed. Entities that a document declares itself are never resolved, and what declares any is refused;
 * neither is what is nested deeper than anything that is meant. `message` is a sentence for whoever set up the feed.
 */
export function parseFeed(text: string, url: string): { feed: Feed } | { message: string } {
  if (declaresEntities(text))
    return { message: 'It declares entities of its own, which are not read: name a plain feed.' };
  try {
    const parsed = parse(text, { maxItems: MOST_ITEMS + 1 });
    const fields = readFeedFields(parsed, url);
    const checked = fields.slice(0, MOST_ITEMS).map((item) => feedItemSchema.safeParse(item));
    const items = checked.flatMap(({ data }) =>
      data && (data.title ?? data.summary) !== null ? [data] : [],
    );
    return {
      feed: {
        items,
        unreadable: checked.length - items.length,
        isCut: fields.length > MOST_ITEMS,
        hints: readPollHints(parsed, text),
        isFinished: parsed.format === 'json' && parsed.feed.expired === true,
      },
    };
  } catch {
    return { message: 'It is not RSS, Atom, RDF or JSON Feed that can be read: name the address of a feed.' };
  }
}

/** Before the first element: what stands in an item is only text. */
function declaresEntities(text: string): boolean {
  for (let at = text.indexOf('<'); at !== -1; at = text.indexOf('<', at + 1)) {
    if (/^<!ENTITY/i.test(text.slice(at, at + 8))) return true;
    if (/^<[a-z]/i.test(text.slice(at, at + 2))) return false;
    if (!text.startsWith('<!--', at)) continue;
    at = text.indexOf('-->', at);
    if (at === -1) return false;
  }
  return false;
}
