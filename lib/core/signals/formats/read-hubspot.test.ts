import { describe, expect, it } from 'vitest';
import {
  aReadingContext,
  onlySignal,
  refusedFields,
  signalsOf,
} from '@/tests/support/inbound/a-reading-context';
import { readHubSpot } from './read-hubspot';

const context = aReadingContext({ source: 'hubspot' });
const event = (subscriptionType: string, fields: object = {}) => ({
  eventId: 1,
  subscriptionId: 12_345,
  portalId: 62_515,
  occurredAt: 1_564_113_600_000,
  subscriptionType,
  attemptNumber: 0,
  objectId: 123,
  changeSource: 'CRM',
  appId: 54_321,
  ...fields,
});
const read = (subscriptionType: string, fields?: object) =>
  readHubSpot([event(subscriptionType, fields)], context);
const changed = (propertyName: string, propertyValue: string) =>
  onlySignal(read('contact.propertyChange', { propertyName, propertyValue }), 'contact.identified').payload
    .person;
const ann = { type: 'crm', namespace: 'hubspot', value: '123' };

describe('an event of a contact', () => {
  it('that was created tells who it is, and is the same message in every attempt', () => {
    const first = onlySignal(read('contact.creation'), 'contact.identified');
    expect(first).toMatchObject({
      occurredAt: '2019-07-26T04:00:00.000Z',
      payload: { person: { ids: [ann], traits: {} } },
    });
    const again = onlySignal(read('contact.creation', { attemptNumber: 3 }), 'contact.identified');
    expect(again.messageId).toBe(first.messageId);
    const other = onlySignal(read('contact.creation', { objectId: 124 }), 'contact.identified');
    expect(other.messageId).not.toBe(first.messageId);
    const withoutId = (attemptNumber: number) =>
      signalsOf(read('contact.creation', { eventId: undefined, attemptNumber }))[0]?.messageId;
    expect(withoutId(1)).toBe(withoutId(2));
  });

  it.each([
    [
      'email',
      'Ann@Example.com',
      { email: 'Ann@Example.com', ids: [ann, { type: 'email', value: 'ann@example.com' }] },
    ],
    ['jobtitle', 'CMO', { title: 'CMO' }],
    ['country', 'Germany', { countryCode: 'DE' }],
    ['hs_timezone', 'america_slash_new_york', { timeZone: 'america/new_york' }],
    ['email', 'none', { traits: { email: 'none' } }],
    ['lifecyclestage', 'customer', { traits: { lifecyclestage: 'customer' } }],
    ['email', '', { traits: { email: null } }],
  ])('whose %s became “%s”', (name, value, expected) => expect(changed(name, value)).toMatchObject(expected));

  it('who opted out of e-mail is reported so besides', () => {
    const signals = signalsOf(
      read('contact.propertyChange', { propertyName: 'hs_email_optout', propertyValue: 'true' }),
    );
    expect(signals.map(({ kind }) => kind)).toEqual(['contact.identified', 'email.reported']);
    expect(signals[1]?.payload).toMatchObject({ report: 'unsubscribed', person: { ids: [ann] } });
    expect(new Set(signals.map(({ messageId }) => messageId)).size).toBe(2);
    expect(
      read('contact.propertyChange', { propertyName: 'hs_email_optout', propertyValue: 'false' }),
    ).toHaveLength(1);
  });

  it('that was merged links all ids that it had', () => {
    const signals = signalsOf(
      read('contact.merge', { primaryObjectId: 1, mergedObjectIds: [2, 3], newObjectId: 9 }),
    );
    expect(signals.map(({ payload }) => payload)).toMatchObject(
      ['1', '2', '3'].map((value) => ({
        person: { ids: [{ value: '9' }] },
        previous: { type: 'crm', value },
      })),
    );
  });

  it.each(['contact.deletion', 'contact.privacyDeletion', 'contact.restore'])('%s is kept whole', (type) =>
    expect(onlySignal(read(type), 'record.changed').payload).toMatchObject({
      object: 'contact',
      recordId: '123',
      person: { ids: [ann] },
      properties: { subscriptionType: type, changeSource: 'CRM' },
    }),
  );
});

describe('an event of another object', () => {
  it('tells of a company', () => {
    const company = (propertyName: string, propertyValue: string) =>
      onlySignal(read('company.propertyChange', { propertyName, propertyValue }), 'account.identified')
        .payload;
    expect(company('numberofemployees', '50').account).toEqual({ externalId: '123', employees: 50 });
    expect(company('domain', 'https://www.Initech.com/about').account.domain).toBe('initech.com');
    expect(company('numberofemployees', 'many')).toMatchObject({
      account: { externalId: '123' },
      traits: { numberofemployees: 'many' },
    });
    expect(onlySignal(read('company.deletion'), 'record.changed').payload.account).toEqual({
      externalId: '123',
    });
  });

  it('tells of a deal, and of generic subscriptions by their type ids', () => {
    const deal = read('deal.propertyChange', { propertyName: 'dealstage', propertyValue: 'closedwon' });
    expect(onlySignal(deal, 'record.changed').payload).toMatchObject({
      object: 'deal',
      recordId: '123',
      person: null,
      properties: { propertyName: 'dealstage' },
    });
    onlySignal(read('object.creation', { objectTypeId: '0-1' }), 'contact.identified');
    expect(
      onlySignal(read('object.deletion', { objectTypeId: '2-7' }), 'record.changed').payload.object,
    ).toBe('2-7');
  });
});

it('refuses what it can’t read, by name', () => {
  const events = [
    event('contact'),
    event('deal.creation', { objectId: null }),
    event('deal.creation', { occurredAt: 'x' }),
  ];
  expect(refusedFields(readHubSpot(events, context))).toEqual(['subscriptionType', 'objectId', 'occurredAt']);
  expect(refusedFields(readHubSpot('text', context))).toEqual(['']);
});
