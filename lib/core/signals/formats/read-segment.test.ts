import { describe, expect, it, test } from 'vitest';
import { z } from 'zod';
import {
  aReadingContext,
  onlySignal,
  refusedFields,
  signalsOf,
} from '@/tests/support/inbound/a-reading-context';
import { hasPublishedExamples, publishedExample } from '@/tests/support/inbound/published-examples';
import { readSegment } from './read-segment';

const context = aReadingContext();
const read = (body: unknown) => readSegment(body, context);

test.skipIf(!hasPublishedExamples)('every example of the published spec is read', () => {
  const examples = publishedExample('segment_spec_examples.jsonl')
    .split('\n')
    .filter((line) => line !== '')
    .map((line) => z.object({ payload: z.record(z.string(), z.unknown()) }).parse(JSON.parse(line)).payload);
  expect(examples).toHaveLength(76);
  const kinds = examples.map((example) => signalsOf(read(example)).map(({ kind }) => kind));
  const count = (kind: string) => kinds.flat().filter((found) => found === kind).length;
  expect(kinds.every((found) => found.length === 1)).toBe(true);
  expect({
    aliases: count('contact.linked'),
    groups: count('account.identified'),
    identifies: count('contact.identified'),
    mails: count('email.reported'),
  }).toEqual({ aliases: 2, groups: 2, identifies: 2, mails: 6 });
});

describe('identify', () => {
  it('tells of a person: known traits become fields, all else stays, invalid ones among it', () => {
    const { payload } = onlySignal(
      read({
        type: 'identify',
        userId: 'u1',
        anonymousId: 'a1',
        messageId: 'm1',
        traits: {
          email: ' Ann@Example.com ',
          firstName: 'Ann',
          lastName: 'Lee',
          phone: 4930,
          logins: 5,
          address: { country: 'Germany', city: 'Berlin' },
          tags: ['a', 'b'],
        },
        context: {
          locale: 'de_DE',
          timezone: 'Europe/Berlin',
          groupId: 'g1',
          consent: { categoryPreferences: { Advertising: false } },
        },
      }),
      'contact.identified',
    );
    expect(payload.account).toEqual({ externalId: 'g1' });
    expect(payload.person).toEqual({
      ids: [
        { type: 'user', value: 'u1' },
        { type: 'email', value: 'ann@example.com' },
        { type: 'anonymous', value: 'a1' },
      ],
      email: 'Ann@Example.com',
      name: 'Ann Lee',
      countryCode: 'DE',
      language: 'de-DE',
      timeZone: 'Europe/Berlin',
      traits: {
        phone: 4930,
        logins: 5,
        'address.city': 'Berlin',
        tags: '["a","b"]',
        'consent.categoryPreferences.Advertising': false,
      },
    });
  });

  it('takes a user id that is an address for the address too, and refuses nobody', () => {
    const { payload } = onlySignal(read({ type: 'identify', userId: 'Jen@Mail.com' }), 'contact.identified');
    expect(payload.person.ids).toEqual([
      { type: 'user', value: 'Jen@Mail.com' },
      { type: 'email', value: 'jen@mail.com' },
    ]);
    expect(refusedFields(read({ type: 'identify', traits: { plan: 'pro' } }))).toEqual(['userId']);
  });

  it('keeps no write key, and what stands beside the traits as one of them', () => {
    const { payload } = onlySignal(
      read({ type: 'identify', userId: 'u1', writeKey: 'secret', plan: 'pro' }),
      'contact.identified',
    );
    expect(payload.person.traits).toEqual({ plan: 'pro' });
  });
});

describe('an event', () => {
  const sent = {
    type: 'track',
    event: 'Course Clicked',
    userId: 'u1',
    messageId: 'm1',
    properties: { title: 'Intro', items: [{ id: 1 }] },
    context: {
      ip: '8.8.8.8',
      userAgent: 'Mozilla/5.0',
      page: { path: '/academy/', referrer: '', search: '?a=1', url: 'https://example.com/academy/' },
      campaign: { source: 'Newsletter' },
      consent: { categoryPreferences: { Advertising: true } },
      traits: { email: 'ann@example.com', plan: 'pro' },
    },
  };

  it('is kept whole, with where and by what it was sent in fields of their own', () => {
    const { payload, messageId } = onlySignal(read(sent), 'contact.tracked');
    expect(messageId).toBe('m1');
    expect(payload).toMatchObject({
      medium: 'track',
      event: 'Course Clicked',
      page: { path: '/academy/', url: 'https://example.com/academy/' },
      device: { userAgent: 'Mozilla/5.0', ip: '8.8.8.8' },
      person: {
        ids: [
          { type: 'user', value: 'u1' },
          { type: 'email', value: 'ann@example.com' },
        ],
        email: 'ann@example.com',
        traits: { plan: 'pro' },
      },
    });
    expect(payload.properties).toEqual({
      title: 'Intro',
      items: [{ id: 1 }],
      context: {
        page: { search: '?a=1' },
        campaign: { source: 'Newsletter' },
        consent: { categoryPreferences: { Advertising: true } },
      },
    });
  });

  it('of nobody is of somebody unknown, the same however often it is sent', () => {
    const page = { type: 'page', properties: { url: 'http://www.example.com' } };
    const { payload, messageId } = onlySignal(read(page), 'contact.tracked');
    expect(payload).toMatchObject({
      medium: 'page',
      event: 'Page viewed',
      page: { url: 'http://www.example.com' },
      person: { ids: [{ type: 'anonymous', value: messageId }] },
    });
    expect(onlySignal(read(page), 'contact.tracked').messageId).toBe(messageId);
  });

  it('of e-mail is a report; an unsubscription only where it names a mail or list', () => {
    const event = (name: string, properties: object) =>
      read({ action: 'track', user_id: 'u1', event: name, properties });
    expect(onlySignal(event('Email Bounced', { email_id: 'e1' }), 'email.reported').payload).toMatchObject({
      report: 'bounced',
      properties: { email_id: 'e1', event: 'Email Bounced' },
    });
    expect(onlySignal(event('Unsubscribed', { list_id: '1' }), 'email.reported').payload.report).toBe(
      'unsubscribed',
    );
    expect(onlySignal(event('Unsubscribed', { plan: 'pro' }), 'contact.tracked').payload.event).toBe(
      'Unsubscribed',
    );
  });

  it('without a name is refused', () =>
    expect(refusedFields(read({ type: 'track', userId: 'u1' }))).toEqual(['event']));
});

describe('the time of a call', () => {
  const at = (fields: object) =>
    signalsOf(read({ type: 'track', event: 'e', userId: 'u', ...fields }))[0]?.occurredAt;

  it.each([
    ['none is stated', {}, '2026-11-30T10:00:00.000Z'],
    ['it is stated alone', { timestamp: '2026-11-29T08:00:00+01:00' }, '2026-11-29T07:00:00.000Z'],
    [
      'the client’s clock is an hour slow',
      { timestamp: '2026-11-30T08:59:50Z', sentAt: '2026-11-30T09:00:00Z' },
      '2026-11-30T09:59:50.000Z',
    ],
    [
      'Segment passed it on, as in the published example',
      {
        originalTimestamp: '2015-12-12T19:11:01.152Z',
        sentAt: '2015-12-12T19:11:01.169Z',
        receivedAt: '2015-12-12T19:11:01.266Z',
        timestamp: '2015-12-12T19:11:01.249Z',
      },
      '2015-12-12T19:11:01.249Z',
    ],
    [
      'Segment corrected it already',
      {
        timestamp: '2015-12-10T04:08:31.905Z',
        sentAt: '2015-12-10T04:08:31.581Z',
        receivedAt: '2015-12-10T04:08:31.909Z',
      },
      '2015-12-10T04:08:31.905Z',
    ],
  ])('is known where %s', (_, fields, expected) => expect(at(fields)).toBe(expected));

  it('is refused where it can’t be read', () =>
    expect(refusedFields(read({ type: 'page', userId: 'u', timestamp: 'yesterday' }))).toEqual([
      'timestamp',
    ]));
});

describe('group and alias', () => {
  it('tell of a company, and of two ids of one person', () => {
    const group = onlySignal(
      read({
        type: 'group',
        groupId: 'g1',
        userId: 'u1',
        traits: { name: 'Initech', employees: '329', plan: 'x' },
      }),
      'account.identified',
    );
    expect(group.payload).toMatchObject({
      account: { externalId: 'g1', name: 'Initech', employees: 329 },
      traits: { plan: 'x' },
      person: { ids: [{ type: 'user', value: 'u1' }] },
    });
    expect(
      onlySignal(read({ type: 'group', groupId: 'g1' }), 'account.identified').payload.person,
    ).toBeNull();

    const previous = (previousId: string) =>
      onlySignal(read({ type: 'alias', userId: 'u1', previousId }), 'contact.linked').payload.previous;
    expect(previous('jen@email.com')).toEqual({ type: 'email', value: 'jen@email.com' });
    expect(previous('0b1e4a9e-3f1c-4b8e-9d53-0a7d4e0f5a11').type).toBe('anonymous');
    expect(previous('old-user')).toEqual({ type: 'user', value: 'old-user' });
    expect(refusedFields(read({ type: 'alias', previousId: 'x' }))).toEqual(['userId']);
  });
});

describe('a batch', () => {
  it('hands its context and time to its messages, and one that is refused spoils no other', () => {
    const readings = readSegment(
      {
        sentAt: '2026-11-30T09:00:00Z',
        context: { ip: '1.2.3.4' },
        batch: [
          { type: 'track', event: 'A', userId: 'u1', timestamp: '2026-11-30T08:59:00Z' },
          { event: 'no type', userId: 'u1' },
          'text',
          { type: 'track', event: 'B', userId: 'u'.repeat(201) },
        ],
      },
      context,
    );
    expect(readings).toMatchObject([
      { index: 0, input: { occurredAt: '2026-11-30T09:59:00.000Z', payload: { device: { ip: '1.2.3.4' } } } },
      { index: 1, errors: [{ field: 'type' }] },
      { index: 2, errors: [{ field: '' }] },
      { index: 3, errors: [{ field: 'payload.person.ids.0.value' }] },
    ]);
  });

  it('takes the method from the address, and must be a list', () => {
    const named = readSegment({ event: 'A', userId: 'u1' }, { ...context, method: 'track' });
    expect(onlySignal(named, 'contact.tracked').payload.event).toBe('A');
    expect(refusedFields(readSegment({}, { ...context, method: 'batch' }))).toEqual(['batch']);
  });
});
