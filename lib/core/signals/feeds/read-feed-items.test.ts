import { describe, expect, it, test } from 'vitest';
import { aReadingContext, refusedFields, signalsOf } from '@/tests/support/inbound/a-reading-context';
import type { FeedItem } from './feed-item';
import { type FeedContext, readFeedItems } from './read-feed-items';
import { watchAccounts } from './watched-accounts';

const anItem = (changes: Partial<FeedItem> = {}): FeedItem => ({
  id: 'news-1',
  url: 'https://news.example/2026/plant',
  title: 'Siemens and Nordwind Werke build a plant',
  summary: 'In Bremen, they say.',
  publishedAt: '2026-11-30T08:00:00.000Z',
  publisher: null,
  categories: [],
  ...changes,
});
const context = (changes: Partial<FeedContext> = {}): FeedContext => ({
  ...aReadingContext({ source: 'industry-news' }),
  accounts: watchAccounts([
    { externalId: 'a1', name: 'Siemens AG', domain: 'siemens.com' },
    { externalId: 'a2', name: 'Nordwind Werke GmbH', domain: null },
  ]),
  topics: [{ id: 'wind-power', name: 'Wind power', patterns: [{ of: 'title', glob: '*wind power*' }] }],
  ...changes,
});
const read = (changes: Partial<FeedItem> = {}) => readFeedItems([anItem(changes)], context());

describe('an item', () => {
  it('is a signal for each account it is about', () => {
    const { readings, unmatched } = read({ publisher: 'The Wire', categories: ['Energy'] });
    const [first, second, ...others] = signalsOf(readings);
    expect([others, unmatched]).toEqual([[], 0]);
    expect(first).toEqual({
      kind: 'market.mentioned',
      source: 'industry-news',
      messageId: 'news-1:a1',
      occurredAt: '2026-11-30T08:00:00.000Z',
      payload: {
        title: 'Siemens and Nordwind Werke build a plant',
        url: 'https://news.example/2026/plant',
        summary: 'In Bremen, they say.',
        properties: {
          matchedBy: 'name',
          accountsMentioned: 2,
          publisher: 'The Wire',
          categories: ['Energy'],
        },
        account: { externalId: 'a1' },
      },
    });
    expect(second).toMatchObject({ messageId: 'news-1:a2', payload: { account: { externalId: 'a2' } } });
  });

  it('that is about a topic alone is one signal without an account, and one about nothing is counted', () => {
    const items = [
      anItem({ title: 'News', summary: 'It rains. More on/offshore wind power comes! Or not.' }),
      anItem({ title: 'News', summary: 'It rains.' }),
    ];
    const { readings, unmatched } = readFeedItems(items, context());
    expect(unmatched).toBe(1);
    expect(signalsOf(readings)).toMatchObject([
      { messageId: 'news-1', payload: { account: null, properties: { topic: 'wind-power' } } },
    ]);
  });

  test.each([
    [{ title: 'It rains - Siemens', publisher: 'Siemens' }],
    [{ title: 'It rains', summary: 'A lot. The post It rains appeared first on Siemens Blog.' }],
    [{ title: 'It rains', summary: 'A lot, says the Siemens', publisher: 'Siemens' }],
  ])('is not about who published it: %j', (changes) =>
    expect(read(changes)).toEqual({ readings: [], unmatched: 1 }),
  );

  it.each([
    ['in the future', '2027-01-01T00:00:00.000Z'],
    ['unknown', null],
  ])('published at a time that is %s happened when it was read', (_, publishedAt) =>
    expect(signalsOf(read({ publishedAt }).readings)[0]?.occurredAt).toBe('2026-11-30T10:00:00.000Z'),
  );

  it('keeps its id, whatever it has for one', () => {
    const idOf = (changes: Partial<FeedItem>) => signalsOf(read(changes).readings)[0]?.messageId;
    const byUrl = idOf({ id: null });
    expect(byUrl).toMatch(/^[0-9a-f]{64}:a1$/);
    expect(idOf({ id: null, title: 'Siemens changes the title' })).toBe(byUrl);
    expect(idOf({ id: ' ', url: null })).toMatch(/^[0-9a-f]{64}:a1$/);
    const long = 'x'.repeat(300);
    expect(idOf({ id: long })).toMatch(/^[0-9a-f]{64}$/);
    expect(idOf({ id: `${long}y` })).not.toBe(idOf({ id: long }));
  });

  it('is cut to what a signal holds, and refused alone where it can not be stored', () => {
    const [long] = signalsOf(
      read({
        title: `Siemens ${'x'.repeat(600)}`,
        summary: 'y'.repeat(5000),
        url: `https://a.example/${'z'.repeat(2000)}`,
      }).readings,
    );
    expect(long?.payload).toMatchObject({
      url: null,
      title: expect.stringMatching(/^.{499}…$/),
      summary: expect.stringMatching(/^.{3999}…$/),
    });
    const { readings } = readFeedItems([anItem({ title: 'Siemens \0' }), anItem()], context());
    expect(refusedFields(readings)).toEqual(['payload.title']);
    expect(readings).toHaveLength(3);
    expect(signalsOf(read({ title: null, summary: 'Siemens grows' }).readings)[0]?.payload).toMatchObject({
      title: 'Siemens grows',
    });
  });
});
