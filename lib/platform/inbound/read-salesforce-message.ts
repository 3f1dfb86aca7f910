import { XMLParser } from 'fast-xml-parser';
import { isObject, type JsonObject, objectOf, own, textOf } from '@/lib/core/signals/formats/loose-json';
import { type Reading, type ReadingContext, readEach, refuse } from '@/lib/core/signals/formats/reading';
import { readSalesforceRecord } from '@/lib/core/signals/formats/salesforce-record';

/** An outbound message: notifications of one organisation, at most 100. */
export type SalesforceMessage = { organizationId: string; notifications: JsonObject[] };

// No document types: what defines entities could grow or point elsewhere. All values stay text, so that ids keep their zeros.
const parser = new XMLParser({
  ignoreAttributes: false,
  removeNSPrefix: true,
  parseTagValue: false,
  processEntities: { maxEntityCount: 0, maxTotalExpansions: 100_000, maxExpandedLength: 10_000_000 },
  isArray: (name) => name === 'Notification',
});

/** The answer that Salesforce wants to see, or it sends the message again for a day; as `text/xml`. */
export const salesforceAcknowledgement =
  '<?xml version="1.0" encoding="UTF-8"?>' +
  '<soapenv:Envelope xmlns:soapenv="http://schemas.xmlsoap.org/soap/envelope/">' +
  '<soapenv:Body><notificationsResponse xmlns="http://soap.sforce.com/2005/09/outbound">' +
  '<Ack>true</Ack>' +
  '</notificationsResponse></soapenv:Body></soapenv:Envelope>';

/** Opens the SOAP envelope; null where it is none of an outbound message. */
export function openSalesforceMessage(xml: string): SalesforceMessage | null {
  if (/<!(DOCTYPE|ENTITY)/i.test(xml)) return null;
  const message = ['Envelope', 'Body', 'notifications'].reduce<unknown>(
    (node, name) => own(objectOf(node), name),
    parse(xml),
  );
  if (!isObject(message)) return null;
  const organizationId = textOf(own(message, 'OrganizationId'));
  const notifications = own(message, 'Notification');
  if (organizationId === null || !Array.isArray(notifications)) return null;
  return { organizationId, notifications: notifications.filter(isObject) };
}

function parse(xml: string): unknown {
  try {
    return parser.parse(xml, true);
  } catch {
    return null;
  }
}

/** Reads an outbound message: each notification shows a record as it is now, and has an id that stays when it is sent again. */
export function readSalesforceMessage(xml: string, context: ReadingContext): Reading[] {
  const message = openSalesforceMessage(xml);
  if (message === null)
    return [refuse(0, '', 'must be an outbound message of Salesforce: a SOAP envelope with notifications')];
  return readEach(message.notifications, (notification, index) => {
    const item = objectOf(notification);
    const record = objectOf(own(item, 'sObject'));
    const object = textOf(own(record, '@_type'))?.split(':').at(-1);
    const recordId = textOf(own(record, 'Id'));
    if (!object) return [refuse(index, 'sObject.xsi:type', 'is missing: it names the object')];
    if (recordId === null)
      return [refuse(index, 'sObject.Id', 'is missing: choose Id among the fields to send')];
    return readSalesforceRecord(
      index,
      {
        object,
        recordId,
        fields: fieldsOf(record),
        messageId: textOf(own(item, 'Id')) ?? context.fallbackId(item),
        occurredAt: null,
        changeType: null,
        changedFields: null,
      },
      context,
    );
  });
}

/** Without the attributes; a field with `xsi:nil` is empty. */
const fieldsOf = (record: JsonObject): JsonObject =>
  Object.fromEntries(
    Object.entries(record)
      .filter(([name]) => !name.startsWith('@_'))
      .map(([name, value]) => [name, isObject(value) && own(value, '@_nil') === 'true' ? null : value]),
  );
