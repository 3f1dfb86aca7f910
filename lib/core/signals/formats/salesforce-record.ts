import { type AccountNames, readAccountFields } from './account-fields';
import { remainingTraits } from './flatten-traits';
import { emailIds, identifier } from './identifiers';
import { firstText, type JsonObject, own } from './loose-json';
import { momentOf } from './moment';
import { type PersonNames, readPersonFields } from './person-fields';
import { type Reading, type ReadingContext, toReading } from './reading';

/** A record of Salesforce as an outbound message or a change event tells of it. */
export type SalesforceRecord = {
  /** The API name of its object, such as Contact or Invoice__c. */
  object: string;
  recordId: string;
  fields: JsonObject;
  messageId: string;
  /** When it changed, where the message says so; else the record's own time counts. */
  occurredAt: string | null;
  /** CREATE, UPDATE, DELETE, UNDELETE or one of the GAP_…; null where the message only shows the record. */
  changeType: string | null;
  /** Whether the fields were just changed: an opt-out that was known before is not told again. Null: all are shown, changed or not. */
  changedFields: readonly string[] | null;
};

const personNames: PersonNames = {
  email: ['Email'],
  name: ['Name'],
  firstName: ['FirstName', 'Name.FirstName'],
  lastName: ['LastName', 'Name.LastName'],
  title: ['Title'],
  phone: ['Phone', 'MobilePhone'],
  countryCode: [
    ...['MailingCountryCode', 'MailingAddress.CountryCode', 'MailingCountry', 'MailingAddress.Country'],
    ...['CountryCode', 'Address.CountryCode', 'Country', 'Address.Country'],
  ],
};
const accountNames: AccountNames = {
  name: ['Name'],
  domain: ['Website'],
  industry: ['Industry'],
  employees: ['NumberOfEmployees'],
};

/**
 * A Contact or Lead → contact.identified, and email.reported besides where they opted out of e-mail; an Account → account.identified;
 * any other object, and what was deleted or is only known to have changed, → record.changed with all its fields.
 */
export function readSalesforceRecord(
  index: number,
  record: SalesforceRecord,
  context: ReadingContext,
): Reading[] {
  const changedAt = firstText(record.fields, 'LastModifiedDate', 'SystemModstamp');
  const envelope = {
    source: context.source,
    messageId: record.messageId,
    occurredAt: record.occurredAt ?? momentOf(changedAt) ?? context.receivedAt,
  };
  return signalsOf(record).map((signal, part) =>
    toReading(index, {
      ...envelope,
      messageId: part === 0 ? record.messageId : `${record.messageId}:${part}`,
      ...signal,
    }),
  );
}

function signalsOf(record: SalesforceRecord): object[] {
  const isShown = record.changeType === null || /^(CREATE|UPDATE|UNDELETE)$/.test(record.changeType);
  const isPerson = record.object === 'Contact' || record.object === 'Lead';
  if (isShown && isPerson) return [identified(record), ...optOut(record)];
  if (isShown && record.object === 'Account') return [accountIdentified(record)];
  return [changed(record)];
}

const crmId = (id: unknown) => identifier('crm', id, 'salesforce');
const accountOf = (fields: JsonObject) => {
  const externalId = firstText(fields, 'AccountId');
  return externalId === null ? null : { externalId };
};

function identified({ recordId, fields }: SalesforceRecord) {
  const { fields: stated, taken } = readPersonFields(fields, personNames);
  return {
    kind: 'contact.identified',
    payload: {
      person: {
        ids: [...crmId(recordId), ...emailIds(stated.email)],
        ...stated,
        traits: remainingTraits(fields, new Set([...taken, 'Id', 'AccountId'])),
      },
      account: accountOf(fields),
    },
  };
}

function optOut({ recordId, fields, changedFields }: SalesforceRecord): object[] {
  const isOut = ['true', '1'].includes(String(own(fields, 'HasOptedOutOfEmail')));
  const isNews = changedFields === null || changedFields.includes('HasOptedOutOfEmail');
  if (!isOut || !isNews) return [];
  const ids = [...crmId(recordId), ...emailIds(own(fields, 'Email'))];
  return [
    {
      kind: 'email.reported',
      payload: { person: { ids }, report: 'unsubscribed', properties: { HasOptedOutOfEmail: true } },
    },
  ];
}

function accountIdentified({ recordId, fields }: SalesforceRecord) {
  const { fields: stated, taken } = readAccountFields(fields, accountNames);
  return {
    kind: 'account.identified',
    payload: {
      account: { externalId: recordId, ...stated },
      traits: remainingTraits(fields, new Set([...taken, 'Id'])),
    },
  };
}

/** Of a task, an opportunity or a custom object: about whom it is, where it says so. */
function changed({ object, recordId, fields, changeType }: SalesforceRecord) {
  const isPerson = object === 'Contact' || object === 'Lead';
  const who = isPerson ? recordId : firstText(fields, 'ContactId', 'LeadId', 'WhoId');
  return {
    kind: 'record.changed',
    payload: {
      object,
      recordId,
      properties: { ...fields, ...(changeType === null ? {} : { changeType }) },
      person: who === null ? null : { ids: crmId(who) },
      account: object === 'Account' ? { externalId: recordId } : accountOf(fields),
    },
  };
}
