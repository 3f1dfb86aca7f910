import { describe, expect, test } from 'vitest';
import { aReadingContext } from '@/tests/support/inbound/a-reading-context';
import { mappingGaps } from './mapping-gaps';
import { jsonMappingSchema, readMappedJson } from './read-mapped-json';

const gaps = (mapping: object) =>
  mappingGaps(jsonMappingSchema.parse(mapping)).map(({ path }) => path.join('.'));
const byEmail = { fields: { email: 'mail' } };
const item = { mail: 'ann@example.com', id: '7', tel: '+49 30 901820', what: 'Signed up', company: 'c1' };

describe('a mapping that could only refuse', () => {
  test.each([
    [{ event: { text: 'x' } }, 'ids'],
    [{ ids: [{ type: 'phone', path: 'tel' }], event: { text: 'x' } }, 'ids'],
    [byEmail, 'event'],
    [{ ...byEmail, kind: 'email.reported' }, 'report'],
    [{ kind: 'account.identified' }, 'account'],
    [{ kind: 'record.changed', recordId: 'id' }, 'object'],
    [{ kind: 'record.changed', object: { text: 'deal' } }, 'recordId'],
    [{ ids: [{ type: 'crm', path: 'id' }], event: { text: 'x' } }, 'ids.0.namespace'],
  ])('%j lacks %s', (mapping, path) => {
    expect(gaps(mapping)).toEqual([path]);
  });

  test.each([
    { ...byEmail, event: { path: 'what' } },
    { kind: 'contact.identified', ids: [{ type: 'user', path: 'id' }] },
    { ids: [{ type: 'crm', namespace: 'hubspot', path: 'id' }], event: { text: 'x' } },
    { kind: 'account.identified', account: { externalId: 'company' } },
    { kind: 'record.changed', object: { text: 'deal' }, recordId: 'id' },
    { ...byEmail, kind: 'email.reported', report: { path: 'what', values: { 'Signed up': 'opened' } } },
  ])('%j lacks nothing, and reads', (mapping) => {
    expect(gaps(mapping)).toEqual([]);
    const context = { ...aReadingContext({ source: 'forms' }), mapping: jsonMappingSchema.parse(mapping) };
    expect(readMappedJson(item, context)).toMatchObject([{ input: { source: 'forms' } }]);
  });
});
