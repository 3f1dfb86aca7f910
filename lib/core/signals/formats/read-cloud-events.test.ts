import { CloudEvent } from 'cloudevents';
import { describe, expect, it } from 'vitest';
import { aReadingContext, onlySignal, refusedFields } from '@/tests/support/inbound/a-reading-context';
import { readCloudEvents } from './read-cloud-events';

const context = aReadingContext({ source: 'shop' });
const event = (fields: object) => ({
  specversion: '1.0',
  id: 'e1',
  source: '/shop',
  type: 'com.shop.order.paid',
  ...fields,
});
const read = (fields: object) => readCloudEvents(event(fields), context);

describe('a CloudEvent', () => {
  it('of one of our kinds holds our payload', () => {
    const data = { person: { ids: [{ type: 'user', value: 'u1' }] }, medium: 'track', event: 'Signed Up' };
    const signal = onlySignal(
      read({ type: 'contact.tracked', data, time: '2026-11-30T10:00:00+01:00' }),
      'contact.tracked',
    );
    expect(signal).toMatchObject({ source: 'shop', messageId: 'e1', occurredAt: '2026-11-30T09:00:00.000Z' });
    expect(signal.payload.properties).toEqual({ cloudevent: { source: '/shop', type: 'contact.tracked' } });
    expect(refusedFields(read({ type: 'contact.tracked', data: { ...data, medium: 'fax' } }))).toEqual([
      'payload.medium',
    ]);
    expect(refusedFields(read({ type: 'contact.identified' }))).toEqual(['payload']);
  });

  it.each([
    ['data', { data: { email: 'Ann@Example.com' } }, { type: 'email', value: 'ann@example.com' }],
    ['an extension', { userid: 'u1' }, { type: 'user', value: 'u1' }],
    ['its subject', { subject: 'contact/42' }, { type: 'crm', namespace: 'shop', value: '42' }],
    ['an address as subject', { subject: 'ann@example.com' }, { type: 'email', value: 'ann@example.com' }],
  ])('that names a person by %s tells what they did', (_, fields, id) => {
    const { payload } = onlySignal(read(fields), 'contact.tracked');
    expect(payload).toMatchObject({ event: 'com.shop.order.paid', medium: 'track', person: { ids: [id] } });
  });

  it('about a company tells of it, and any other of a record', () => {
    const account = onlySignal(
      read({ subject: 'accounts/7', data: { plan: { name: 'pro' } } }),
      'account.identified',
    );
    expect(account.payload).toMatchObject({
      account: { externalId: '7' },
      traits: { 'plan.name': 'pro', 'cloudevent.source': '/shop' },
    });
    const record = onlySignal(
      read({ subject: 'orders/9', data: { accountId: 7, total: 5 } }),
      'record.changed',
    );
    expect(record.payload).toMatchObject({
      object: 'com.shop.order.paid',
      recordId: 'orders/9',
      account: { externalId: '7' },
      properties: { total: 5, cloudevent: { source: '/shop' } },
    });
    expect(onlySignal(read({ data: [1, 2] }), 'record.changed').payload).toMatchObject({
      recordId: 'e1',
      properties: { data: [1, 2] },
    });
  });

  it('is read as the SDK parses it, bytes as base64', () => {
    const parsed = new CloudEvent({ ...event({}), data: new Uint8Array([1, 2]), traceparent: 't' });
    const { payload } = onlySignal(readCloudEvents([parsed], context), 'record.changed');
    expect(payload.properties).toEqual({
      data_base64: 'AQI=',
      cloudevent: { source: '/shop', type: 'com.shop.order.paid', traceparent: 't' },
    });
  });

  it.each([
    ['specversion', { specversion: '0.3' }],
    ['id', { id: '' }],
    ['source', { source: undefined }],
    ['type', { type: 5 }],
    ['time', { time: 'noon' }],
  ])('is refused for its %s', (field, fields) => expect(refusedFields(read(fields))).toEqual([field]));
});
