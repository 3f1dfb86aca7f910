import { describe, expect, it, test } from 'vitest';
import { z } from 'zod';
import {
  aReadingContext,
  onlySignal,
  refusedFields,
  signalsOf,
} from '@/tests/support/inbound/a-reading-context';
import { hasPublishedExamples, publishedExample } from '@/tests/support/inbound/published-examples';
import { readSendGrid } from './read-sendgrid';

const context = aReadingContext({ source: 'sendgrid' });
const event = (fields: object) => ({
  email: 'Ann@Example.com',
  timestamp: 1_600_112_492,
  sg_event_id: 'ev1',
  ...fields,
});
const report = (fields: object) =>
  onlySignal(readSendGrid([event(fields)], context), 'email.reported').payload;

test.skipIf(!hasPublishedExamples)('the published requests are read', () => {
  const { sendgrid } = z
    .object({ sendgrid: z.object({ cases: z.array(z.object({ body: z.string() })) }) })
    .parse(JSON.parse(publishedExample('signature_vectors.json') || '{"sendgrid":{"cases":[]}}'));
  const signals = sendgrid.cases.flatMap(({ body }) => signalsOf(readSendGrid(JSON.parse(body), context)));
  expect(signals.map(({ payload }) => payload)).toMatchObject([
    { report: 'dropped', bounce: null, reason: 'Bounced Address' },
    { report: 'sent' },
    { report: 'bounced', bounce: 'soft', person: { ids: [{ type: 'email', value: 'invalid@gmail.com' }] } },
  ]);
});

describe('an event of SendGrid', () => {
  it.each([
    ['processed', 'sent'],
    ['deferred', 'deferred'],
    ['delivered', 'delivered'],
    ['dropped', 'dropped'],
    ['open', 'opened'],
    ['click', 'clicked'],
    ['spamreport', 'complained'],
    ['unsubscribe', 'unsubscribed'],
    ['group_unsubscribe', 'unsubscribed'],
  ])('%s reports %s', (name, expected) =>
    expect(report({ event: name })).toMatchObject({ report: expected, bounce: null }),
  );

  it.each([
    ['a bounce', { type: 'bounce', status: '5.1.1' }, 'hard'],
    ['one that states no type', { status: '5.0.0' }, 'hard'],
    ['a block, whatever its status', { type: 'blocked', status: '5.2.2' }, 'soft'],
    ['a mailbox that is full for now', { type: 'bounce', status: '4.2.2' }, 'soft'],
  ])('tells how a message bounced: %s', (_, fields, expected) =>
    expect(report({ event: 'bounce', ...fields }).bounce).toBe(expected),
  );

  it('has its id and time, the answer of the other side, and all the rest', () => {
    const signal = onlySignal(
      readSendGrid(
        [event({ event: 'deferred', response: '400 try again later', asm_group_id: 10 })],
        context,
      ),
      'email.reported',
    );
    expect(signal).toMatchObject({ messageId: 'ev1', occurredAt: '2020-09-14T19:41:32.000Z' });
    expect(signal.payload).toMatchObject({ reason: '400 try again later', properties: { asm_group_id: 10 } });
    expect(signal.payload.person.ids).toEqual([{ type: 'email', value: 'ann@example.com' }]);
  });

  it('that lifts an opt-out is only told, and one that is not known refused', () => {
    const again = readSendGrid([event({ event: 'group_resubscribe' })], context);
    expect(onlySignal(again, 'contact.tracked').payload.event).toBe('group_resubscribe');
    expect(
      refusedFields(
        readSendGrid(
          [
            event({ event: 'constructor' }),
            event({ event: 'open', email: 'x' }),
            { event: 'open', email: 'a@b.co' },
          ],
          context,
        ),
      ),
    ).toEqual(['event', 'email', 'timestamp']);
    expect(refusedFields(readSendGrid({}, context))).toEqual(['']);
  });
});
