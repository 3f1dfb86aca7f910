import { describe, expect, it } from 'vitest';
import {
  aReadingContext,
  onlySignal,
  refusedFields,
  signalsOf,
} from '@/tests/support/inbound/a-reading-context';
import { jsonMappingSchema, readMappedJson } from './read-mapped-json';

const read = (body: unknown, mapping: object) =>
  readMappedJson(body, {
    ...aReadingContext({ source: 'forms' }),
    mapping: jsonMappingSchema.parse(mapping),
  });

const visit = {
  uuid: 'm1',
  at: 1_700_000_000,
  who: { id: 7, mail: 'Ann@Example.com', tel: ['+49 30 1'], names: [{ first: 'Ann' }, { last: 'Lee' }] },
  what: 'Demo asked',
};

describe('JSON with a mapping', () => {
  it('is read by its paths, into lists too', () => {
    const signal = onlySignal(
      read(visit, {
        messageId: 'uuid',
        occurredAt: 'at',
        ids: [{ type: 'crm', namespace: 'forms', path: 'who.id' }],
        fields: {
          email: 'who.mail',
          phone: 'who.tel.0',
          firstName: 'who.names.0.first',
          lastName: 'who.names.1.last',
        },
        event: { path: 'what' },
      }),
      'contact.tracked',
    );
    expect(signal).toMatchObject({
      source: 'forms',
      messageId: 'm1',
      occurredAt: '2023-11-14T22:13:20.000Z',
    });
    expect(signal.payload).toMatchObject({
      event: 'Demo asked',
      person: {
        ids: [
          { type: 'crm', namespace: 'forms', value: '7' },
          { type: 'email', value: 'ann@example.com' },
        ],
        name: 'Ann Lee',
        phone: '+49 30 1',
      },
      properties: { who: { id: 7 } },
    });
  });

  it('gives each kind what it needs', () => {
    const identified = read(visit, {
      kind: 'contact.identified',
      ids: [{ type: 'user', path: 'who.id' }],
      fields: { email: 'who.mail', phone: 'what' },
    });
    expect(onlySignal(identified, 'contact.identified').payload.person).toMatchObject({
      email: 'Ann@Example.com',
      phone: 'Demo asked',
      traits: { 'who.id': 7, uuid: 'm1' },
    });
    const mail = read(
      {
        rows: [
          { to: 'a@b.co', state: 'HB' },
          { to: 'a@b.co', state: 'toString' },
        ],
      },
      {
        items: 'rows',
        kind: 'email.reported',
        fields: { email: 'to' },
        report: { path: 'state', values: { HB: 'bounced' } },
      },
    );
    expect(mail[0]).toMatchObject({ index: 0, input: { payload: { report: 'bounced' } } });
    expect(refusedFields(mail)).toEqual(['payload.report']);
    const account = read(
      { id: 1, site: 'initech.com', size: 5 },
      { kind: 'account.identified', account: { externalId: 'id', domain: 'site' } },
    );
    expect(onlySignal(account, 'account.identified').payload).toMatchObject({
      account: { externalId: '1', domain: 'initech.com' },
      traits: { size: 5 },
    });
    const record = read({ id: 3 }, { kind: 'record.changed', object: { text: 'Ticket' }, recordId: 'id' });
    expect(onlySignal(record, 'record.changed').payload).toMatchObject({
      object: 'Ticket',
      recordId: '3',
      person: null,
    });
  });

  it('keeps an invalid field with the rest, and reads a list of items', () => {
    const signals = signalsOf(
      read([{ id: 1, mail: 'none' }, { id: 2 }], {
        kind: 'contact.identified',
        ids: [{ type: 'user', path: 'id' }],
        fields: { email: 'mail' },
      }),
    );
    expect(signals).toMatchObject([{ payload: { person: { traits: { mail: 'none' } } } }, {}]);
    expect(signals[0]?.payload).not.toHaveProperty('person.email');
  });

  it('names the path at which something is wrong', () => {
    const mapping = { ids: [{ type: 'user', path: 'who.id' }], event: { text: 'Seen' }, occurredAt: 'at' };
    expect(refusedFields(read([{ at: 1 }, { ...visit, at: 'noon' }, 5], mapping))).toEqual([
      'who.id',
      'at',
      '',
    ]);
    expect(refusedFields(read({ rows: {} }, { ...mapping, items: 'rows' }))).toEqual(['rows']);
    expect(
      refusedFields(
        read({ a: 1 }, { ids: [{ type: 'user', path: 'constructor.name' }], event: { text: 'x' } }),
      ),
    ).toEqual(['constructor.name']);
  });
});
