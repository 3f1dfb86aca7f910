import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { signalInputSchema } from '../signal-kinds';
import { checkMapping } from './check-mapping';
import { guessColumns } from './guess-columns';
import { asMapping, type MappingInput, mappingSchema, tableKinds } from './mapping';
import { rowToSignal } from './row-to-signal';
import { suggestMapping } from './suggest-mapping';

const context = { source: 'import', fallbackId: 'file:7', line: 7, fileTime: '2026-11-30T00:00:00.000Z' };
const read = (row: Record<string, unknown>, mapping: MappingInput) =>
  rowToSignal(row, asMapping(mapping), context);
const contacts: MappingInput = {
  kind: 'contact.identified',
  columns: [
    { column: 'Email', to: 'person.email' },
    { column: 'ID', to: 'person.ids[crm:hubspot]' },
    { column: 'Country', to: 'person.countryCode' },
    { column: 'Score', to: 'person.traits.score', readAs: 'number' },
    { column: 'Changed', to: 'occurredAt' },
    { column: 'Out', to: 'optOut' },
  ],
  timeZone: 'Europe/Berlin',
  dayFirst: true,
  decimal: ',',
};

describe('a row', () => {
  it('becomes a signal with its cells at their places, and the others kept by name', () => {
    const row = {
      Email: 'Ada@Example.com',
      ID: '42',
      Country: 'Germany',
      Score: '1.234,5',
      Changed: '03/04/2024',
      Plan: 'pro',
      Empty: ' ',
    };
    expect(read(row, contacts)).toMatchObject({
      input: {
        kind: 'contact.identified',
        messageId: 'file:7',
        occurredAt: '2024-04-02T22:00:00.000Z',
        payload: {
          person: {
            ids: [
              { type: 'email', value: 'ada@example.com' },
              { type: 'crm', namespace: 'hubspot', value: '42' },
            ],
            email: 'Ada@Example.com',
            countryCode: 'DE',
            traits: { score: 1234.5, Plan: 'pro', Country: 'Germany', Changed: '03/04/2024' },
          },
        },
      },
      also: [],
    });
  });

  it('that says no to e-mail says so in a signal of its own', () => {
    const reading = read({ ID: '42', Out: 'yes' }, contacts);
    expect('also' in reading && reading.also).toMatchObject([
      { kind: 'email.reported', messageId: 'file:7:opt-out', payload: { report: 'unsubscribed' } },
    ]);
  });

  it('is rejected by the name of the column, the value and what to do', () => {
    const reading = read(
      { Email: 'not an address', ID: '1', Country: 'Atlantis', Changed: '12/31/2024' },
      contacts,
    );
    expect(reading).toEqual({
      errors: [
        {
          field: 'Email',
          message: expect.stringMatching(/“Email”.*“not an address”.*not an e-mail address.*map the column/),
        },
        { field: 'Country', message: expect.stringContaining('“Atlantis”') },
        { field: 'Changed', message: expect.stringContaining('day first') },
      ],
    });
    expect(read({ Plan: 'pro' }, contacts)).toMatchObject({ errors: [{ field: 'person.ids' }] });
  });

  it('keeps what does not fit where the mapping says so, and becomes a record where it names nobody', () => {
    const lenient: MappingInput = {
      ...contacts,
      columns: contacts.columns.map((entry) => ({ ...entry, orElse: 'keep' as const })),
      record: { object: 'contact', recordId: ['Key', 'Part'] },
    };
    expect(read({ Email: 'hidden', ID: '1' }, lenient)).toMatchObject({
      input: { payload: { person: { traits: { Email: 'hidden' } } } },
    });
    expect(read({ Email: 'hidden', Key: 'k', Part: 2 }, lenient)).toMatchObject({
      input: {
        kind: 'record.changed',
        payload: { object: 'contact', recordId: 'k:2', properties: { Email: 'hidden', Key: 'k', Part: 2 } },
      },
    });
  });

  it('loses nothing of a long cell, of nested JSON, or of names that come twice', () => {
    const note = '😀'.repeat(900);
    const reading = read(
      { ID: '1', note, deep: { list: [1, { a: null }], name: 'x' }, ' note': 'other' },
      contacts,
    );
    const traits =
      'input' in reading && reading.input.kind === 'contact.identified'
        ? reading.input.payload.person.traits
        : {};
    expect(traits).toMatchObject({ 'deep.list': '[1,{"a":null}]', 'deep.name': 'x' });
    expect(`${traits.note}${traits['note (2)']}`).toBe(note);
    expect(traits['note (3)']).toBe('other');
  });

  it('keeps what its signal has no use for: how a message bounced that was opened, a first name beside the whole one', () => {
    const mapping: MappingInput = {
      kind: 'email.reported',
      columns: [
        { column: 'to', to: 'person.email' },
        { column: 'what', to: 'report' },
        { column: 'how', to: 'bounce' },
        { column: 'name', to: 'person.name' },
        { column: 'first', to: 'person.firstName' },
      ],
    };
    const row = { to: 'ada@example.com', what: 'opened', how: 'hard', name: 'A. Lovelace', first: 'Ada' };
    expect(read(row, mapping)).toMatchObject({
      input: {
        payload: { bounce: null, person: { name: 'A. Lovelace' }, properties: { how: 'hard', first: 'Ada' } },
      },
    });
  });

  it('takes nested JSON by its path', () => {
    const mapping: MappingInput = {
      kind: 'contact.tracked',
      columns: [
        { column: 'user.mail', to: 'person.email' },
        { column: 'what', to: 'event', values: { a: 'Signed Up' } },
      ],
    };
    expect(read({ user: { mail: 'ada@example.com', age: 3 }, what: 'a' }, mapping)).toMatchObject({
      input: { payload: { event: 'Signed Up', properties: { 'user.age': 3, what: 'a' } } },
    });
  });

  it('is rejected where a cell can not be stored', () => {
    const deep: unknown = JSON.parse('['.repeat(20) + ']'.repeat(20));
    for (const value of ['a\0b', '\ud800', [JSON.parse('{"__proto__":{"x":1}}')], deep])
      expect(read({ ID: '1', cell: value }, contacts)).toMatchObject({
        errors: [{ message: expect.stringContaining('“cell') }],
      });
    expect(read(JSON.parse('{"ID":"1","__proto__":"x"}'), contacts)).toMatchObject({
      errors: [{ field: '__proto__' }],
    });
  });

  it('of a kind without room says which columns would be lost', () => {
    const mapping: MappingInput = {
      kind: 'campaign.performance',
      columns: [
        { column: 'c', to: 'campaign.externalId' },
        { column: 'd', to: 'day' },
        { column: 's', to: 'spend' },
      ],
    };
    expect(read({ c: 'c1', d: '2024-05-01', s: '1.5', device: 'x' }, mapping)).toMatchObject({
      errors: [{ field: 'device' }],
    });
    expect(checkMapping(asMapping(mapping), ['c', 'd', 'device'])).toMatchObject([
      { field: 's' },
      { field: 'device' },
    ]);
    expect(
      read({ c: 'c1', d: '2024-05-01', s: '1.5', device: 'x' }, { ...mapping, leaveOut: ['device'] }),
    ).toMatchObject({
      input: { payload: { day: '2024-05-01', spendMicros: '1500000', clicks: 0 } },
    });
  });
});

it('refuses a mapping that sends a cell where its kind has no place', () => {
  const wrong = mappingSchema.safeParse({
    kind: 'account.identified',
    columns: [{ column: 'a', to: 'event' }],
  });
  expect(wrong.error?.issues[0]).toMatchObject({
    path: ['columns', 0, 'to'],
    message: expect.stringContaining('no place for event'),
  });
  expect(
    mappingSchema.safeParse({ kind: 'contact.identified', columns: [{ column: 'a', to: 'person.ids[crm]' }] })
      .success,
  ).toBe(false);
});

const targets = [
  ...[
    'person.email',
    'person.name',
    'person.firstName',
    'person.lastName',
    'person.phone',
    'person.countryCode',
  ],
  ...[
    'person.language',
    'person.timeZone',
    'person.ids[crm:x]',
    'person.ids[user]',
    'person.ids[email]',
    'person.id[x]',
  ],
  ...[
    'previous[crm:x]',
    'account.externalId',
    'account.name',
    'account.domain',
    'account.employees',
    'account.tier',
    'event',
  ],
  ...[
    'medium',
    'page.url',
    'device.ip',
    'report',
    'bounce',
    'reason',
    'object',
    'recordId',
    'campaign.externalId',
    'day',
  ],
  ...[
    'spend',
    'clicks',
    'title',
    'url',
    'summary',
    'messageId',
    'occurredAt',
    'optOut',
    'person.traits.x',
    'traits.x',
    'properties.x',
  ],
];
const cell = fc.oneof(
  fc.constantFrom(
    'ada@example.com',
    '42',
    '1,5',
    '2024-05-01',
    '03/04/2024',
    'yes',
    'Germany',
    'opened',
    'acme.example',
    'x'.repeat(3000),
    ' ',
    '-1',
  ),
  fc.string({ unit: 'binary', maxLength: 12 }),
  fc.jsonValue(),
);
const column = fc.oneof(
  fc.constantFrom('a', 'b', 'c', 'd', 'e', '__proto__', 'constructor', ' a'),
  fc.string({ maxLength: 5 }),
);
const row = fc.array(fc.tuple(column, cell), { maxLength: 8 }).map((entries) => {
  const made: Record<string, unknown> = {};
  for (const [name, value] of entries)
    Object.defineProperty(made, name, { value, enumerable: true, configurable: true, writable: true });
  return made;
});
const mappings = fc
  .record({
    kind: fc.constantFrom(...tableKinds),
    columns: fc.array(
      fc.record({
        column: fc.constantFrom('a', 'b', 'c', 'd', 'e', 'constructor'),
        to: fc.constantFrom(...targets),
        orElse: fc.constantFrom('reject' as const, 'keep' as const),
        readAs: fc.constantFrom('text' as const, 'number' as const, 'time' as const),
      }),
      { maxLength: 8 },
    ),
    constants: fc.constantFrom(
      [],
      [{ to: 'person.ids[user]', value: 'u1' }],
      [{ to: 'event', value: 'Seen' }],
    ),
    record: fc.constantFrom(null, { object: 'thing', recordId: ['a', 'b'] }),
    keepAll: fc.boolean(),
    decimal: fc.constantFrom('.' as const, ',' as const),
    dayFirst: fc.boolean(),
    timeZone: fc.constantFrom('UTC', 'America/New_York'),
  })
  .map((input) => mappingSchema.safeParse(input))
  .filter(({ success }) => success)
  .map(({ data }) => data as NonNullable<typeof data>);

/** All texts, numbers and answers in a value. */
function leavesOf(value: unknown): string[] {
  if (Array.isArray(value)) return value.flatMap(leavesOf);
  if (typeof value === 'object' && value !== null) return Object.values(value).flatMap(leavesOf);
  return value === null || value === undefined
    ? []
    : [typeof value === 'string' ? value.trim() : JSON.stringify(value)];
}

it('never throws, and every signal it makes is one', () => {
  let made = 0;
  fc.assert(
    fc.property(row, mappings, (one, mapping) => {
      const reading = rowToSignal(one, mapping, context);
      if ('errors' in reading) {
        expect(reading.errors.length).toBeGreaterThan(0);
        for (const { field, message } of reading.errors)
          expect([typeof field, message.length > 20]).toEqual(['string', true]);
        return;
      }
      made++;
      for (const input of [reading.input, ...reading.also])
        expect(signalInputSchema.parse(input)).toEqual(input);
    }),
    { numRuns: 3000 },
  );
  expect(made).toBeGreaterThan(300);
});

it('loses no cell, whatever the mapping', () => {
  let cells = 0;
  const plain = fc.dictionary(
    fc.constantFrom('a', 'b', 'c', 'd', 'e'),
    fc.constantFrom(
      'ada@example.com',
      'Bob@Example.com',
      '42',
      '1,5',
      '2024-05-01',
      'yes',
      'Germany',
      'opened',
      'https://acme.example/x',
      'hard',
      'track',
    ),
  );
  fc.assert(
    fc.property(plain, mappings, (one, mapping) => {
      const reading = rowToSignal(
        one,
        { ...mapping, columns: mapping.columns.map((entry) => ({ ...entry, readAs: 'text' as const })) },
        context,
      );
      if ('errors' in reading || reading.input.kind === 'campaign.performance') return;
      const leaves = new Set(leavesOf(reading.input));
      for (const value of Object.values(one)) {
        cells++;
        expect([value, leaves.has(value)]).toEqual([value, true]);
      }
    }),
    { numRuns: 3000 },
  );
  expect(cells).toBeGreaterThan(500);
});

it('reads any table by the mapping that is suggested for it without an error that the mapping brought in', () => {
  fc.assert(
    fc.property(fc.array(row, { minLength: 1, maxLength: 4 }), (rows) => {
      const header = [...new Set(rows.flatMap((one) => Object.keys(one)))].filter((name) => name !== '');
      const { mapping } = suggestMapping(header, guessColumns(header, rows));
      for (const one of rows) rowToSignal(one, mapping, context);
    }),
    { numRuns: 300 },
  );
});
