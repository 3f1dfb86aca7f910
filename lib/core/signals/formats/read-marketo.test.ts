import { expect, it } from 'vitest';
import { aReadingContext, onlySignal, refusedFields } from '@/tests/support/inbound/a-reading-context';
import { readMarketo } from './read-marketo';

const context = aReadingContext({ source: 'marketo' });
const read = (body: unknown) => readMarketo(body, context);

it('tells of a lead by the names that people give to fields', () => {
  const { payload } = onlySignal(
    read({
      'Lead Id': 42,
      'Email Address': 'Ann@Example.com',
      'First Name': 'Ann',
      'Last Name': 'Lee',
      Country: 'Germany',
      'Lead Score': 61,
    }),
    'contact.identified',
  );
  expect(payload.person).toEqual({
    ids: [
      { type: 'crm', namespace: 'marketo', value: '42' },
      { type: 'email', value: 'ann@example.com' },
    ],
    email: 'Ann@Example.com',
    name: 'Ann Lee',
    countryCode: 'DE',
    traits: { 'Lead Score': 61 },
  });
});

it('tells what a lead did where an event is named', () => {
  const signal = onlySignal(
    read({
      marketoId: '42',
      event: 'Fills Out Form',
      form: 'Demo',
      timestamp: '2026-11-30T11:00:00+02:00',
      messageId: 'm1',
    }),
    'contact.tracked',
  );
  expect(signal).toMatchObject({
    messageId: 'm1',
    occurredAt: '2026-11-30T09:00:00.000Z',
    payload: { event: 'Fills Out Form', properties: { form: 'Demo' } },
  });
});

it('does not guess in which time zone a time is meant, and takes no empty token for an answer', () => {
  const signal = onlySignal(
    read({ id: 42, event: 'Visit', 'Date Time': '2026-11-30 02:00:00', email: '{{lead.Email Address}}' }),
    'contact.tracked',
  );
  expect(signal.occurredAt).toBe(context.receivedAt);
  expect(signal.payload.properties).toMatchObject({ 'Date Time': '2026-11-30 02:00:00' });
  expect(refusedFields(read([{ marketoId: 'edit me', Company: 'Initech' }, null]))).toEqual([
    'marketoId',
    '',
  ]);
});
