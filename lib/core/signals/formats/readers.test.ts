import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { aReadingContext } from '@/tests/support/inbound/a-reading-context';
import { signalInputSchema } from '../signal-kinds';
import { readCloudEvents } from './read-cloud-events';
import { readHubSpot } from './read-hubspot';
import { jsonMappingSchema, readMappedJson } from './read-mapped-json';
import { readMarketo } from './read-marketo';
import { readSalesforceEvents } from './read-salesforce-events';
import { readSegment } from './read-segment';
import { readSendGrid } from './read-sendgrid';
import type { Reading } from './reading';

const context = aReadingContext();
const mapping = jsonMappingSchema.parse({
  ids: [{ type: 'user', path: 'userId' }],
  fields: { email: 'email', firstName: 'name', lastName: 'data.name' },
  event: { path: 'type' },
  occurredAt: 'time',
  messageId: 'id',
});

/** Each with the fields that it looks at, so that chance gets past the first question. */
const readers: [string, (body: unknown) => Reading[], Record<string, readonly unknown[]>][] = [
  [
    'readSegment',
    (body) => readSegment(body, context),
    {
      type: ['identify', 'track', 'page', 'screen', 'group', 'alias'],
      userId: ['u1', 'ann@example.com', 7],
      event: ['Signed Up', 'Email Bounced', 'Unsubscribed'],
      groupId: ['g1'],
      previousId: ['p1'],
      timestamp: ['2026-11-30T09:00:00Z'],
      context: [{ page: { url: 'https://example.com', search: 1 }, ip: '::1', groupId: 5 }],
    },
  ],
  [
    'readCloudEvents',
    (body) => readCloudEvents(body, context),
    {
      specversion: ['1.0'],
      id: ['e1'],
      source: ['/shop'],
      type: ['order.paid', 'contact.tracked', 'record.changed'],
      subject: ['contact/1', 'account/2', 'ann@example.com'],
      time: ['2026-11-30T09:00:00Z'],
      data: [{ email: 'ann@example.com' }, [1], 'text', 0],
    },
  ],
  [
    'readHubSpot',
    (body) => readHubSpot(body, context),
    {
      subscriptionType: [
        'contact.creation',
        'contact.propertyChange',
        'contact.merge',
        'company.propertyChange',
        'deal.deletion',
      ],
      objectId: [1],
      eventId: [2],
      occurredAt: [1_564_113_600_000],
      propertyName: ['email', 'hs_email_optout', 'numberofemployees', 'hs_timezone'],
      propertyValue: ['ann@example.com', 'true', '5', ''],
      mergedObjectIds: [[1, 2, null]],
    },
  ],
  [
    'readSalesforceEvents',
    (body) => readSalesforceEvents(body, context),
    {
      'detail-type': ['Order__e'],
      channel: ['/data/ChangeEvents'],
      payload: [
        { Email__c: 'ann@example.com' },
        {
          ChangeEventHeader: { entityName: 'Contact', recordIds: ['003', 4], changeType: 'UPDATE' },
          Name: { FirstName: 'Ann' },
          HasOptedOutOfEmail: true,
        },
      ],
    },
  ],
  [
    'readMarketo',
    (body) => readMarketo(body, context),
    { 'Lead Id': [1], Email: ['ann@example.com'], event: ['Fills Out Form'], 'First Name': ['Ann'] },
  ],
  [
    'readSendGrid',
    (body) => readSendGrid(body, context),
    {
      email: ['ann@example.com'],
      event: ['bounce', 'open', 'group_resubscribe'],
      timestamp: [1_600_112_492],
      type: ['blocked'],
    },
  ],
  [
    'readMappedJson',
    (body) => readMappedJson(body, { ...context, mapping }),
    {
      userId: ['u1'],
      email: ['ann@example.com'],
      type: ['paid'],
      time: ['2026-11-30'],
      id: ['m1'],
      data: [{ name: 'Lee' }],
    },
  ],
];

const anyJson = fc.oneof(
  fc.jsonValue({ maxDepth: 4, noUnicodeString: false }),
  fc.constantFrom('\0', '\uD800', '__proto__', 'x'.repeat(2_000), 1e308, -0, Number.MAX_SAFE_INTEGER),
);

describe.each(readers)('%s', (_, read, fields) => {
  const known = fc.record(
    Object.fromEntries(
      Object.entries(fields).map(([name, values]) => [
        name,
        fc.oneof({ weight: 24, arbitrary: fc.constantFrom(...values) }, { weight: 1, arbitrary: anyJson }),
      ]),
    ),
  );
  const names = fc.oneof(
    fc.string({ unit: 'grapheme' }),
    fc.constantFrom('__proto__', 'traits', 'properties', 'data', 'constructor'),
  );
  const item = fc
    .tuple(
      known,
      fc.dictionary(names, anyJson),
      fc.option(fc.constantFrom(...Object.keys(fields)), { freq: 1 }),
    )
    .map(([stated, extra, missing]): unknown => {
      const whole: Record<string, unknown> = { ...extra, ...stated };
      if (missing !== null) delete whole[missing];
      return JSON.parse(JSON.stringify(whole));
    });
  const body = fc.oneof(
    { weight: 1, arbitrary: anyJson },
    { weight: 1, arbitrary: fc.record({ batch: fc.array(item, { maxLength: 3 }) }) },
    { weight: 4, arbitrary: item },
    { weight: 4, arbitrary: fc.array(item, { minLength: 1, maxLength: 3 }) },
  );

  it('never throws, and reads nothing that the store would refuse', () => {
    let accepted = 0;
    fc.assert(
      fc.property(body, (sent) => {
        const before = JSON.stringify(sent);
        for (const reading of read(sent)) {
          if ('errors' in reading) {
            expect(reading.errors.length).toBeGreaterThan(0);
            continue;
          }
          accepted += 1;
          expect(signalInputSchema.parse(reading.input)).toEqual(reading.input);
        }
        expect(JSON.stringify(sent)).toBe(before);
      }),
      { numRuns: 300 },
    );
    // Enough to know that what is generated is read at all.
    expect(accepted).toBeGreaterThan(5);
  });

  it('refuses what is nested too deep, alone', () => {
    const deep: unknown = JSON.parse(`{"a":${'['.repeat(20_000)}${']'.repeat(20_000)}}`);
    for (const sent of [deep, [deep]]) {
      const readings = read(sent);
      expect(readings).toHaveLength(1);
      expect(readings[0]).toHaveProperty('errors');
    }
  });
});
