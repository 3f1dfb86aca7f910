import type { parseFeed } from 'feedsmith';
import type { FeedItem } from '@/lib/core/signals/feeds/feed-item';
import { textOf } from '@/lib/core/signals/formats/loose-json';
import { htmlToText } from '../mail/html-to-text';
import { feedTime } from './feed-time';

export type ParsedFeed = ReturnType<typeof parseFeed<string>>;
type Rss = Extract<ParsedFeed, { format: 'rss' }>['feed'];
type Atom = Extract<ParsedFeed, { format: 'atom' }>['feed'];
type Rdf = Extract<ParsedFeed, { format: 'rdf' }>['feed'];
type Json = Extract<ParsedFeed, { format: 'json' }>['feed'];
type Entry<T extends { items?: unknown } | { entries?: unknown }> = T extends { items?: (infer I)[] }
  ? I
  : T extends { entries?: (infer E)[] }
    ? E
    : never;

/** Of a text in HTML, in characters: nobody reads on. */
const LONGEST_HTML = 40_000;

/** The items of a feed in any format, as they are to be checked: `base` is what relative addresses are relative to. */
export function readFeedFields(parsed: ParsedFeed, base: string): FeedItem[] {
  switch (parsed.format) {
    case 'rss':
      return (parsed.feed.items ?? []).map((item) => rssItem(item, base));
    case 'atom':
      return (parsed.feed.entries ?? []).map((entry) => atomEntry(entry, base));
    case 'rdf':
      return (parsed.feed.items ?? []).map((item) => rdfItem(item, base));
    case 'json':
      return (parsed.feed.items ?? []).map((item) => jsonItem(item, base));
  }
}

function rssItem(item: Entry<Rss>, base: string): FeedItem {
  const guid = textOf(item.guid?.value);
  const permalink = item.guid?.isPermaLink === false ? null : guid;
  return {
    id: guid,
    url: webAddress(base, item.link, alternate(item.atom?.links), permalink),
    title: inOneLine(plain(item.title)),
    summary: plain(item.description) ?? plain(item.content?.encoded),
    publishedAt: firstTime(item.pubDate, item.dc?.dates?.[0], item.atom?.published, item.atom?.updated),
    publisher: inOneLine(plain(item.source?.title)),
    categories: texts(item.categories?.map(({ name }) => name)),
  };
}

function atomEntry(entry: Entry<Atom>, base: string): FeedItem {
  return {
    id: textOf(entry.id),
    url: webAddress(base, alternate(entry.links)),
    title: inOneLine(typed(entry.title)),
    summary: typed(entry.summary) ?? typed(entry.content),
    publishedAt: firstTime(entry.published, entry.updated),
    publisher: inOneLine(typed(entry.source?.title)),
    categories: texts(entry.categories?.map(({ label, term }) => label ?? term)),
  };
}

function rdfItem(item: Entry<Rdf>, base: string): FeedItem {
  return {
    id: textOf(item.rdf?.about),
    url: webAddress(base, item.link),
    title: inOneLine(plain(item.title)),
    summary: plain(item.description) ?? plain(item.content?.encoded),
    publishedAt: firstTime(item.dc?.dates?.[0]),
    publisher: null,
    categories: texts(item.dc?.subjects),
  };
}

function jsonItem(item: Entry<Json>, base: string): FeedItem {
  return {
    id: textOf(item.id),
    url: webAddress(base, item.url, item.external_url),
    title: inOneLine(textOf(item.title)),
    summary: textOf(item.summary) ?? textOf(item.content_text) ?? plain(item.content_html),
    publishedAt: firstTime(item.date_published, item.date_modified),
    publisher: null,
    categories: texts(item.tags),
  };
}

/** What RSS calls text may hold markup: nothing says whether it does. */
function plain(value: unknown): string | null {
  const text = textOf(value);
  return text === null ? null : textOf(htmlToText(text.slice(0, LONGEST_HTML)));
}

/** Of Atom, which says whether it is markup. */
const typed = (value: { value?: string; type?: string } | undefined): string | null =>
  /html/i.test(value?.type ?? 'text') ? plain(value?.value) : textOf(value?.value);

const inOneLine = (text: string | null): string | null => text?.replace(/\s+/g, ' ') ?? null;

const texts = (values: readonly unknown[] | undefined): string[] =>
  (values ?? []).flatMap((value) => inOneLine(textOf(value)) ?? []);

const firstTime = (...stated: unknown[]): string | null => {
  for (const value of stated) {
    const time = feedTime(textOf(value));
    if (time !== null) return time;
  }
  return null;
};

const alternate = (links: readonly { href?: string; rel?: string }[] | undefined): string | undefined =>
  links?.find(({ rel = 'alternate' }) => rel === 'alternate')?.href;

/** The first that leads to a page; `javascript:` and its like do not. */
function webAddress(base: string, ...stated: unknown[]): string | null {
  for (const value of stated) {
    const text = textOf(value);
    if (text === null || !URL.canParse(text, base)) continue;
    const { protocol, href } = new URL(text, base);
    if (/^https?:$/.test(protocol)) return href;
  }
  return null;
}
