import { describe, expect, it } from 'vitest';
import {
  aReadingContext,
  onlySignal,
  refusedFields,
  signalsOf,
} from '@/tests/support/inbound/a-reading-context';
import { readSalesforceEvents } from './read-salesforce-events';

const context = aReadingContext({ source: 'salesforce' });
const read = (body: unknown) => readSalesforceEvents(body, context);
const header = (fields: object) => ({
  entityName: 'Contact',
  recordIds: ['003RM1'],
  changeType: 'UPDATE',
  changedFields: ['Title', 'HasOptedOutOfEmail'],
  transactionKey: 'tx1',
  sequenceNumber: 1,
  commitTimestamp: 1_608_073_758_000,
  ...fields,
});

describe('a change event', () => {
  it('tells of a contact: what changed, when, and that they opted out', () => {
    const [identified, optOut] = signalsOf(
      read({
        data: {
          schema: 's',
          event: { replayId: 12 },
          payload: {
            ChangeEventHeader: header({}),
            Name: { FirstName: 'Ann', LastName: 'Lee' },
            Title: 'CMO',
            MailingAddress: { Country: 'Germany' },
            AccountId: '001A',
            HasOptedOutOfEmail: true,
          },
        },
        channel: '/data/ContactChangeEvent',
      }),
    );
    expect(identified).toMatchObject({
      kind: 'contact.identified',
      messageId: 'tx1:1',
      occurredAt: '2020-12-15T23:09:18.000Z',
      payload: {
        person: {
          ids: [{ type: 'crm', namespace: 'salesforce', value: '003RM1' }],
          name: 'Ann Lee',
          title: 'CMO',
          countryCode: 'DE',
          traits: { HasOptedOutOfEmail: true },
        },
        account: { externalId: '001A' },
      },
    });
    expect(optOut).toMatchObject({
      kind: 'email.reported',
      messageId: 'tx1:1:1',
      payload: { report: 'unsubscribed' },
    });
  });

  it('does not tell an opt-out again that did not change', () => {
    const payload = { ChangeEventHeader: header({ changedFields: ['Title'] }), HasOptedOutOfEmail: true };
    expect(read({ payload })).toHaveLength(1);
  });

  it('of several records is a signal for each; a deletion tells what is gone', () => {
    const both = signalsOf(
      read({
        payload: {
          ChangeEventHeader: header({ entityName: 'Account', recordIds: ['1', '2'] }),
          Name: 'Initech',
        },
      }),
    );
    expect(both).toMatchObject([
      {
        kind: 'account.identified',
        messageId: 'tx1:1:1',
        payload: { account: { externalId: '1', name: 'Initech' } },
      },
      { kind: 'account.identified', messageId: 'tx1:1:2' },
    ]);
    const gone = read({ payload: { ChangeEventHeader: header({ changeType: 'DELETE' }) } });
    expect(onlySignal(gone, 'record.changed').payload).toMatchObject({
      object: 'Contact',
      recordId: '003RM1',
      properties: { changeType: 'DELETE' },
      person: { ids: [{ value: '003RM1' }] },
    });
  });
});

describe('a platform event', () => {
  it('by EventBridge is of the person it names', () => {
    const sent = {
      version: '0',
      id: 'aws-1',
      'detail-type': 'Demo_Booked__e',
      source: 'aws.partner/salesforce.com/00D/0YL',
      time: '2026-11-30T09:00:01Z',
      detail: {
        schemaId: 's',
        id: 'sf-1',
        payload: { CreatedDate: '2026-11-30T09:00:00.000Z', Email__c: 'ann@example.com', Product__c: 'X' },
      },
    };
    expect(onlySignal(read(sent), 'contact.tracked')).toMatchObject({
      messageId: 'sf-1',
      occurredAt: '2026-11-30T09:00:00.000Z',
      payload: {
        event: 'Demo_Booked__e',
        person: { ids: [{ type: 'email' }] },
        properties: { Product__c: 'X' },
      },
    });
  });

  it('by the streaming API or Pub/Sub that names nobody is a record', () => {
    const payload = { CreatedDate: 1_700_000_000_550, Stock__c: 4 };
    const streamed = read({
      channel: '/event/Stock_Low__e',
      data: { payload, event: { replayId: 1, EventUuid: 'u1' } },
    });
    expect(onlySignal(streamed, 'record.changed')).toMatchObject({
      messageId: 'u1',
      occurredAt: '2023-11-14T22:13:20.550Z',
      payload: { object: 'Stock_Low__e', recordId: 'u1', properties: payload },
    });
    onlySignal(read({ event: { id: 'p1', EventApiName: 'Stock_Low__e' }, payload }), 'record.changed');
  });

  it('is refused where its name or payload is missing', () =>
    expect(
      refusedFields(
        read([{ detail: {} }, { payload: {} }, { payload: { ChangeEventHeader: { entityName: 'A' } } }]),
      ),
    ).toEqual(['payload', 'detail-type', 'ChangeEventHeader.recordIds']));
});
