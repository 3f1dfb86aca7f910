import { cut } from '../formats/loose-json';
import { type Reading, type ReadingContext, toReading } from '../formats/reading';
import type { Topic } from '../intent/topic-of';
import { accountsIn, type Mention } from './accounts-in';
import { type FeedItem, LONGEST_SUMMARY, LONGEST_TITLE } from './feed-item';
import { topicOfItem } from './topic-of-item';
import type { WatchedAccounts } from './watched-accounts';

export type FeedContext = ReadingContext & { accounts: WatchedAccounts; topics: readonly Topic[] };
export type FeedReadings = {
  /** `index` counts the items from 0. */
  readings: Reading[];
  /** Items that are about no account and no topic: no signal is made of them. */
  unmatched: number;
};

const LONGEST_KEY = 200;
const LONGEST_URL = 2000;
/** What blogs add at the end of each text, and what collections add to titles: neither is about its publisher. */
const FOOTER = /\bThe post [^\n]{1,300} (?:appeared first|first appeared) on [^\n]{1,100}$/i;
const MOST_CATEGORIES = 20;

/**
 * Makes market.mentioned of items: one for each account that an item is about, or one without an account where it is about a topic alone.
 * The id of a message is that of the item, with the account's behind it: an item is recorded once, however often it is
 * read. It happened when it was published; what states no time, or one to come, when it was read.
 */
export function readFeedItems(items: readonly FeedItem[], context: FeedContext): FeedReadings {
  const readings: Reading[] = [];
  let unmatched = 0;
  for (const [index, item] of items.entries()) {
    const topic = topicOfItem(item, context.topics);
    const mentions = accountsIn(textToSearch(item), item.url, context.accounts);
    if (mentions.length === 0 && topic === null) unmatched++;
    const subjects = mentions.length > 0 ? mentions : topic === null ? [] : [null];
    for (const subject of subjects)
      readings.push(toReading(index, signalOf(item, subject, topic, mentions.length, context)));
  }
  return { readings, unmatched };
}

function textToSearch({ title, summary, publisher }: FeedItem): string {
  const body = (summary ?? '').replace(FOOTER, '');
  return [withoutPublisher(title ?? '', publisher), withoutPublisher(body, publisher)].join('\n\n');
}

function withoutPublisher(text: string, publisher: string | null): string {
  const end = text.trimEnd();
  return publisher && end.endsWith(publisher) ? end.slice(0, -publisher.length) : text;
}

function signalOf(
  item: FeedItem,
  mention: Mention | null,
  topic: string | null,
  accountsMentioned: number,
  context: FeedContext,
) {
  const { title, summary, url, publisher, publishedAt, categories } = item;
  return {
    kind: 'market.mentioned',
    source: context.source,
    messageId: messageIdOf(item, mention, context),
    occurredAt: publishedAt !== null && publishedAt <= context.receivedAt ? publishedAt : context.receivedAt,
    payload: {
      title: cut((title ?? summary ?? '').replace(/\s+/g, ' ').trim(), LONGEST_TITLE),
      url: url !== null && url.length <= LONGEST_URL ? url : null,
      summary: summary === null ? null : cut(summary, LONGEST_SUMMARY),
      properties: {
        ...(topic === null ? {} : { topic }),
        ...(mention === null ? {} : { matchedBy: mention.by, accountsMentioned }),
        ...(publisher === null ? {} : { publisher: cut(publisher, LONGEST_TITLE) }),
        ...(categories.length === 0
          ? {}
          : { categories: categories.slice(0, MOST_CATEGORIES).map((name) => cut(name, LONGEST_KEY)) }),
      },
      account: mention === null ? null : { externalId: mention.externalId },
    },
  };
}

function messageIdOf(item: FeedItem, mention: Mention | null, { fallbackId }: FeedContext): string {
  const { id, url, title, summary, publishedAt } = item;
  const own = id?.trim() || (url === null ? fallbackId([title, summary, publishedAt]) : fallbackId(url));
  const whole = mention === null ? own : `${own}:${mention.externalId}`;
  return whole.length <= LONGEST_KEY ? whole : fallbackId([own, mention?.externalId ?? null]);
}
