import { emailIds, identifier } from './identifiers';
import { cut, firstText, isObject, type JsonObject, objectOf, own, textOf, without } from './loose-json';
import { momentOf } from './moment';
import { type Reading, type ReadingContext, readEach, refuse, toReading } from './reading';
import { readSalesforceRecord } from './salesforce-record';

type PlatformEvent = { name: string | null; payload: JsonObject; eventId: string | null; item: JsonObject };

/**
 * Reads platform events and change events of Salesforce in any of the envelopes that they are relayed in: of Amazon EventBridge
 * (`detail-type`, `detail.payload`), of the streaming API (`channel`, `data.payload`), or of a Pub/Sub client (`event`, `payload`); one, or a
 * list of them.
 *
 * A change event gives one signal for each of its records, read as `readSalesforceRecord` does. A platform event that names a person
 * (fields such as Email__c, ContactId__c or LeadId__c) → contact.tracked, any other → record.changed.
 */
export function readSalesforceEvents(body: unknown, context: ReadingContext): Reading[] {
  const items = Array.isArray(body) ? body : [body];
  return readEach(items, (item, index) => {
    if (!isObject(item)) return [refuse(index, '', 'must be a JSON object')];
    const event = openEnvelope(item);
    if (event === null)
      return [
        refuse(index, 'payload', 'is missing: relay the event with its payload, as detail, data or itself'),
      ];
    const header = own(event.payload, 'ChangeEventHeader');
    return isObject(header)
      ? readChange(index, event, header, context)
      : [readPlatformEvent(index, event, context)];
  });
}

function openEnvelope(item: JsonObject): PlatformEvent | null {
  const envelope = [item.detail, item.data, item].find((part) => isObject(part) && isObject(part.payload));
  if (!isObject(envelope)) return null;
  const event = objectOf(own(envelope, 'event'));
  return {
    name:
      firstText(item, 'detail-type', 'type') ??
      firstText(event, 'EventApiName') ??
      firstText(item, 'channel', 'topic', 'topicName')?.split('/').at(-1) ??
      null,
    payload: objectOf(own(envelope, 'payload')),
    eventId:
      firstText(event, 'EventUuid', 'id') ??
      firstText(objectOf(own(envelope, 'payload')), 'EventUuid') ??
      firstText(envelope, 'id') ??
      firstText(item, 'id'),
    item,
  };
}

function readChange(
  index: number,
  event: PlatformEvent,
  header: JsonObject,
  context: ReadingContext,
): Reading[] {
  const object = firstText(header, 'entityName');
  if (object === null)
    return [refuse(index, 'ChangeEventHeader.entityName', 'is missing: it names the object')];
  const recordIds = own(header, 'recordIds');
  const ids = Array.isArray(recordIds) ? recordIds.map(textOf).filter((id) => id !== null) : [];
  if (ids.length === 0)
    return [refuse(index, 'ChangeEventHeader.recordIds', 'is missing: it names the records that changed')];
  const changed = own(header, 'changedFields');
  const transaction = firstText(header, 'transactionKey');
  const id =
    event.eventId ??
    (transaction === null ? null : `${transaction}:${firstText(header, 'sequenceNumber') ?? ''}`) ??
    context.fallbackId(event.item);
  return ids.flatMap((recordId) =>
    readSalesforceRecord(
      index,
      {
        object,
        recordId,
        fields: without(event.payload, new Set(['ChangeEventHeader'])),
        messageId: ids.length === 1 ? id : `${id}:${recordId}`,
        occurredAt: momentOf(own(header, 'commitTimestamp')),
        changeType: firstText(header, 'changeType'),
        changedFields: Array.isArray(changed) && changed.length > 0 ? changed.map(String) : null,
      },
      context,
    ),
  );
}

function readPlatformEvent(index: number, event: PlatformEvent, context: ReadingContext): Reading {
  const { name, payload, item } = event;
  if (name === null)
    return refuse(index, 'detail-type', 'is missing: name the event, also as channel or event.EventApiName');
  const messageId = event.eventId ?? context.fallbackId(item);
  const crm = ['ContactId__c', 'Contact__c', 'LeadId__c', 'Lead__c', 'ContactId', 'LeadId', 'WhoId'];
  const ids = [
    ...crm.flatMap((field) => identifier('crm', own(payload, field), 'salesforce')).slice(0, 1),
    ...emailIds(firstText(payload, 'Email__c', 'Email', 'ContactEmail__c', 'LeadEmail__c')),
  ];
  const accountId = firstText(payload, 'AccountId__c', 'Account__c', 'AccountId');
  const account = accountId === null ? null : { externalId: accountId };
  const stated = own(payload, 'CreatedDate') ?? own(item, 'time');
  return toReading(index, {
    source: context.source,
    messageId,
    occurredAt: momentOf(stated) ?? context.receivedAt,
    ...(ids.length > 0
      ? {
          kind: 'contact.tracked',
          payload: { person: { ids }, account, medium: 'track', event: cut(name, 200), properties: payload },
        }
      : {
          kind: 'record.changed',
          payload: { object: cut(name, 80), recordId: messageId, properties: payload, account },
        }),
  });
}
