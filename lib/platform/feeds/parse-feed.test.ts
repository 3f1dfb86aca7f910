import fc from 'fast-check';
import { describe, expect, it, test } from 'vitest';
import { feedItemSchema } from '@/lib/core/signals/feeds/feed-item';
import { aJsonFeed, anAtom, anRdf, anRss } from '@/tests/support/feeds/feed-examples';
import { decodeFeed } from './decode-feed';
import { feedTime } from './feed-time';
import { parseFeed } from './parse-feed';

const url = 'https://news.example/feed';
const read = (text: string) => {
  const parsed = parseFeed(text, url);
  if ('message' in parsed) throw new Error(parsed.message);
  return parsed.feed;
};
const plant = {
  id: 'news-1',
  url: 'https://news.example/2026/plant',
  title: 'Siemens & Nordwind build a plant',
  summary: 'In Bremen, they say.',
  publishedAt: '2026-11-30T08:00:00.000Z',
  categories: ['Energy'],
};

describe('a feed', () => {
  test.each([
    ['RSS', anRss(), 'The Wire'],
    ['Atom', anAtom, 'The Wire'],
    ['RDF', anRdf, null],
    ['JSON Feed', aJsonFeed(), null],
  ])('in %s gives its items as plain text', (_, text, publisher) =>
    expect(read(text).items[0]).toEqual({ ...plant, publisher }),
  );

  it('is read as far as it goes: what can not be read of an item is null', () => {
    expect(read(anRss()).items[1]).toEqual({
      id: 'https://news.example/2026/second',
      url: 'https://news.example/2026/second',
      title: 'Second',
      summary: 'Less & more',
      publishedAt: null,
      publisher: null,
      categories: [],
    });
    expect(read(anAtom).items[1]).toMatchObject({ title: '1 < 2 and 3 <b> 2', summary: 'Less & more' });
    expect(read(aJsonFeed()).items[1]).toMatchObject({ id: '2', url: null, summary: 'Less & more' });
  });

  it('says when it is to be read', () => {
    expect(read(anRdf).hints.everyMs).toBe(12 * 3_600_000);
    const channel =
      '<ttl>90</ttl><sy:updatePeriod>hourly</sy:updatePeriod><skipHours><hour>24</hour><hour>3</hour></skipHours><skipDays><day>Sunday</day></skipDays>';
    expect(read(anRss(channel)).hints).toEqual({ everyMs: 5_400_000, skipHours: [0, 3], skipDays: [0] });
    expect(read(anRss()).hints).toEqual({ everyMs: null, skipHours: [], skipDays: [] });
    expect(read(aJsonFeed({ expired: true })).isFinished).toBe(true);
    expect(read(aJsonFeed()).isFinished).toBe(false);
  });

  it('gives 500 items at most, and counts those of which nothing can be made', () => {
    const items = Array.from({ length: 600 }, (_, id) => ({ id: String(id), title: `Item ${id}` }));
    expect(read(aJsonFeed({ items }))).toMatchObject({ isCut: true, items: { length: 500 } });
    expect(read(aJsonFeed({ items: [{ id: 'a' }, { id: 'b', title: 'B' }] }))).toMatchObject({
      isCut: false,
      unreadable: 1,
      items: [{ id: 'b' }],
    });
  });
});

describe('a hostile document', () => {
  const bomb = `<?xml version="1.0"?><!DOCTYPE rss [<!ENTITY a "ha">${Array.from(
    { length: 20 },
    (_, at) => `<!ENTITY a${at} "&a${at || ''};&a${at || ''};">`,
  ).join('')}]>`;
  const outside = '<?xml version="1.0"?><!DOCTYPE rss [<!ENTITY x SYSTEM "file:///etc/passwd">]>';

  it.each([bomb, outside, `<!-- <rss> -->${outside}`])('that declares entities is refused', (head) =>
    expect(
      parseFeed(head + anRss('<generator>&x;&a19;</generator>').replace(/^<\?xml.*\?>/, ''), url),
    ).toEqual({
      message: 'It declares entities of its own, which are not read: name a plain feed.',
    }),
  );

  it('may write of entities, and refer to a public document type', () => {
    const item = '<item><title>How an &amp;lt;!ENTITY attack works</title><guid>a</guid></item>';
    const head =
      '<!DOCTYPE rss PUBLIC "-//Netscape//DTD RSS 0.91//EN" "http://my.netscape.com/rss-0.91.dtd">';
    expect(read(head + anRss(item).replace(/^<\?xml.*\?>/, '')).items[0]?.title).toBe(
      'How an <!ENTITY attack works',
    );
  });

  it.each([
    ['nested without end', `<rss version="2.0"><channel>${'<a>'.repeat(100_000)}`],
    ['nested JSON', `{"version":"https://jsonfeed.org/version/1","items":${'['.repeat(100_000)}`],
    ['a page', '<!doctype html><html><head><title>News</title></head></html>'],
    ['nothing', ''],
  ])('is refused: %s', (_, text) => expect(parseFeed(text, url)).toHaveProperty('message'));

  it('never throws, and what it gives is of the form it should be', () => {
    const piece = fc.constantFrom(
      '<rss version="2.0">',
      '<channel>',
      '<item>',
      '</item>',
      '<title>',
      '</title>',
      '<link>http://a.example/</link>',
      '<feed xmlns="http://www.w3.org/2005/Atom">',
      '<entry>',
      '</entry>',
      '<![CDATA[',
      ']]>',
      '<!--',
      '&amp;',
      '&#0;',
      '<__proto__>',
      '<constructor>',
      'text',
      '\ud800',
    );
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 30 }), (pieces) => {
        const parsed = parseFeed(pieces.join(''), url);
        if ('feed' in parsed) for (const item of parsed.feed.items) feedItemSchema.parse(item);
      }),
    );
  });
});

test.each([
  ['Mon, 30 Nov 2026 09:00:00 +0100', '2026-11-30T08:00:00.000Z'],
  ['30 Nov 2026 09:00 EST', '2026-11-30T14:00:00.000Z'],
  ['Tue, 30 Nov 2026 09:00:00', '2026-11-30T09:00:00.000Z'],
  ['Monday, 30 November 2026 09:00:00 Z', '2026-11-30T09:00:00.000Z'],
  ['2026-11-30', '2026-11-30T00:00:00.000Z'],
  ['Montag, 30. Dezember 2026', null],
  ['99 Nov 2026 09:00:00 GMT', null],
])('the time %s is %s', (stated, expected) => expect(feedTime(stated)).toBe(expected));

test.each([
  ['the mark', [0xef, 0xbb, 0xbf, 0xc3, 0xbc], 'text/xml; charset=iso-8859-1', 'ü'],
  ['the header', [0xfc], 'text/xml; charset="iso-8859-1"', 'ü'],
  ['what it says', [...Buffer.from('<?xml version="1.0" encoding="windows-1252"?>'), 0x80], 'text/xml', '€'],
  ['UTF-8', [0xc3, 0xbc], 'text/xml; charset=unknown', 'ü'],
] as const)('its charset is told by %s', (_, bytes, type, last) =>
  expect(decodeFeed(Uint8Array.from(bytes), type).at(-1)).toBe(last),
);
