import { readAccountFields } from './account-fields';
import { flattenTraits } from './flatten-traits';
import { emailIds, identifier } from './identifiers';
import { firstText, isObject, type JsonObject, own, textOf } from './loose-json';
import { momentOf } from './moment';
import { asPersonField, type PersonField } from './person-fields';
import { type Reading, type ReadingContext, readEach, refuse, toReading } from './reading';

/** Of generic subscriptions (`object.creation`): which objects their type ids name. */
const objectTypes: Record<string, string> = {
  '0-1': 'contact',
  '0-2': 'company',
  '0-3': 'deal',
  '0-5': 'ticket',
  '0-7': 'product',
  '0-8': 'line_item',
};

const personProperties: Record<string, PersonField> = {
  email: 'email',
  phone: 'phone',
  mobilephone: 'phone',
  jobtitle: 'title',
  country: 'countryCode',
  hs_country_region_code: 'countryCode',
  hs_language: 'language',
  hs_timezone: 'timeZone',
};

type Event = {
  item: JsonObject;
  object: string;
  change: string;
  objectId: string;
  property: string | null;
};

/**
 * Reads a request of HubSpot's webhooks v3: a list of subscription events.
 *
 * A contact created or changed → contact.identified, opted out of all e-mail → email.reported besides, merged → contact.linked; a company
 * created or changed → account.identified. All else, deletions and privacy deletions among it, → record.changed, with the event as it came
 * in `properties`. HubSpot states no id that is unique: `eventId`, the subscription, the object and the time are it together, and stay the
 * same in every attempt.
 */
export function readHubSpot(body: unknown, context: ReadingContext): Reading[] {
  const items = isObject(body) ? [body] : body;
  if (!Array.isArray(items)) return [refuse(0, '', 'must be a list of subscription events')];
  return readEach(items, (item, index) => readOne(item, index, context));
}

function readOne(item: unknown, index: number, context: ReadingContext): Reading[] {
  if (!isObject(item)) return [refuse(index, '', 'must be a JSON object')];
  const [named, change] = (firstText(item, 'subscriptionType', 'eventType') ?? '').split('.');
  if (!named || !change)
    return [refuse(index, 'subscriptionType', 'must name an object and a change, such as contact.creation')];
  const typeId = firstText(item, 'objectTypeId') ?? '';
  const known = Object.hasOwn(objectTypes, typeId) ? objectTypes[typeId] : null;
  const object = named === 'object' ? (known ?? (typeId || named)) : named;
  const objectId = firstText(item, 'objectId', 'primaryObjectId', 'fromObjectId');
  if (objectId === null) return [refuse(index, 'objectId', 'is missing: it names the record')];
  const occurredAt = momentOf(own(item, 'occurredAt'));
  if (occurredAt === null) return [refuse(index, 'occurredAt', 'must be the milliseconds since 1970')];

  const id = messageIdOf(item, objectId, context);
  return signalsOf({ item, object, change, objectId, property: firstText(item, 'propertyName') }).map(
    (signal, part) =>
      toReading(index, {
        source: context.source,
        messageId: part === 0 ? id : `${id}:${part}`,
        occurredAt,
        ...signal,
      }),
  );
}

function messageIdOf(item: JsonObject, objectId: string, context: ReadingContext): string {
  const eventId = firstText(item, 'eventId');
  const { attemptNumber: _, ...same } = item;
  if (eventId === null) return context.fallbackId(same);
  const parts = ['portalId', 'subscriptionId', 'occurredAt'].map((field) => firstText(item, field) ?? '');
  return [eventId, objectId, ...parts].join(':');
}

function signalsOf(event: Event): object[] {
  const isStated = event.change === 'creation' || event.change === 'propertyChange';
  if (event.object === 'contact' && isStated) return [identified(event), ...optOut(event)];
  if (event.object === 'contact' && event.change === 'merge' && mergedOf(event).length > 0)
    return linked(event);
  if (event.object === 'company' && isStated) return [accountIdentified(event)];
  const isPerson = event.object === 'contact';
  return [
    {
      kind: 'record.changed',
      payload: {
        object: event.object,
        recordId: event.objectId,
        properties: event.item,
        person: isPerson ? { ids: crmId(event.objectId) } : null,
        account: event.object === 'company' ? { externalId: event.objectId } : null,
      },
    },
  ];
}

const crmId = (id: string) => identifier('crm', id, 'hubspot');

function identified({ item, objectId, property }: Event) {
  const value = own(item, 'propertyValue');
  const field =
    property !== null && Object.hasOwn(personProperties, property) ? personProperties[property] : null;
  const form = field ? asPersonField(field, field === 'timeZone' ? zoneName(value) : value) : null;
  const stated = field && form !== null ? { [field]: form } : {};
  return {
    kind: 'contact.identified',
    payload: {
      person: {
        ids: [...crmId(objectId), ...(field === 'email' ? emailIds(form) : [])],
        ...stated,
        traits: property === null || form !== null ? {} : flattenTraits({ [property]: emptied(value) }),
      },
    },
  };
}

/** HubSpot writes Europe/Berlin as `europe_slash_berlin`. */
const zoneName = (value: unknown): unknown =>
  typeof value === 'string' ? value.replaceAll('_slash_', '/').replaceAll('_hyphen_', '-') : value;

const emptied = (value: unknown): unknown => (value === '' || value === undefined ? null : value);

function optOut({ item, objectId, property }: Event): object[] {
  if (property !== 'hs_email_optout' || textOf(own(item, 'propertyValue')) !== 'true') return [];
  return [
    {
      kind: 'email.reported',
      payload: { person: { ids: crmId(objectId) }, report: 'unsubscribed', properties: item },
    },
  ];
}

const mergedOf = ({ item }: Event): unknown[] => {
  const merged = own(item, 'mergedObjectIds');
  return Array.isArray(merged) ? merged.filter((id) => textOf(id) !== null) : [];
};

/** A merge may make a new record: then the one that was kept is one of those from before as well. */
function linked(event: Event): object[] {
  const primary = firstText(event.item, 'primaryObjectId') ?? event.objectId;
  const kept = firstText(event.item, 'newObjectId') ?? primary;
  const before = [primary, ...mergedOf(event).map(String)].filter((id) => id !== kept);
  return [...new Set(before)].flatMap((id) =>
    crmId(id).map((previous) => ({
      kind: 'contact.linked',
      payload: { person: { ids: crmId(kept) }, previous },
    })),
  );
}

function accountIdentified({ item, objectId, property }: Event) {
  const stated = property === null ? {} : { [property]: emptied(own(item, 'propertyValue')) };
  const { fields, taken } = readAccountFields(stated, {
    name: ['name'],
    domain: ['domain'],
    industry: ['industry'],
    employees: ['numberofemployees'],
    region: ['hs_region'],
  });
  return {
    kind: 'account.identified',
    payload: {
      account: { externalId: objectId, ...fields },
      traits: taken.size > 0 ? {} : flattenTraits(stated),
    },
  };
}
