import { signalKinds } from '../signal-kinds';
import { flattenTraits } from './flatten-traits';
import { emailIds, identifier } from './identifiers';
import { cut, firstText, isObject, type JsonObject, objectOf, own, without } from './loose-json';
import { momentOf } from './moment';
import { type PersonNames, readPersonFields } from './person-fields';
import { type Reading, type ReadingContext, readEach, refuse, toReading } from './reading';

const attributes = new Set([
  'id',
  'source',
  'specversion',
  'type',
  'datacontenttype',
  'dataschema',
  'subject',
  'time',
  'data',
  'data_base64',
]);
const kinds: ReadonlySet<string> = new Set(signalKinds);
const withProperties = new Set(['contact.tracked', 'email.reported', 'record.changed', 'market.mentioned']);
const placed = new Set(['data', 'data_base64', 'specversion', 'id', 'time']);
const personNames: PersonNames = {
  email: ['email', 'user.email', 'contact.email'],
  name: ['name', 'user.name', 'contact.name'],
};

/**
 * Reads a CloudEvent 1.0, parsed by the SDK or in its JSON form, or a list of them.
 *
 * - `type` is one of our kinds: `data` is its payload.
 * - `data`, an extension or a `subject` such as `contact/42` names a person → contact.tracked, `type` being the event.
 * - `subject` names a company (`account/7`) → account.identified with `data` as its traits.
 * - Anything else → record.changed: `type` is the object, `subject` or else `id` the record.
 *
 * `id` is the message's id; the attributes are kept under `cloudevent` in the properties, data that is no object as `data`.
 */
export function readCloudEvents(body: unknown, context: ReadingContext): Reading[] {
  const items = Array.isArray(body) ? body : [body];
  return readEach(items, (item, index) => [readOne(item, index, context)]);
}

function readOne(item: unknown, index: number, context: ReadingContext): Reading {
  if (!isObject(item)) return refuse(index, '', 'must be a CloudEvent');
  if (own(item, 'specversion') !== '1.0') return refuse(index, 'specversion', 'must be "1.0"');
  for (const name of ['id', 'source', 'type'])
    if (typeof own(item, name) !== 'string' || own(item, name) === '')
      return refuse(index, name, 'is missing: it must be text that is not empty');
  const time = own(item, 'time');
  const occurredAt = time === undefined || time === null ? context.receivedAt : momentOf(time);
  if (occurredAt === null || typeof time === 'number')
    return refuse(index, 'time', 'must be RFC 3339, such as 2026-11-30T09:30:00Z');
  return toReading(index, {
    source: context.source,
    messageId: own(item, 'id'),
    occurredAt,
    ...(kinds.has(String(own(item, 'type'))) ? ofOurKind(item) : ofAnyType(item, context.source)),
  });
}

function ofOurKind(event: JsonObject) {
  const kind = String(own(event, 'type'));
  const data = own(event, 'data');
  if (!withProperties.has(kind) || !isObject(data)) return { kind, payload: data };
  const properties = own(data, 'properties') ?? {};
  if (!isObject(properties)) return { kind, payload: data };
  return { kind, payload: { ...data, properties: { ...properties, cloudevent: attributesOf(event) } } };
}

function ofAnyType(event: JsonObject, source: string) {
  const base64 = own(event, 'data_base64');
  // Beside its base64, the SDK holds the bytes themselves.
  const data = typeof base64 === 'string' ? undefined : own(event, 'data');
  const type = String(own(event, 'type'));
  const [noun, named] = subjectOf(event);
  const stated = { ...without(event, attributes), ...objectOf(data) };
  const { fields } = readPersonFields(stated, personNames);
  const ids = [
    ...identifier('user', firstText(stated, 'userId', 'userid', 'user_id')),
    ...(noun === 'user' ? identifier('user', named) : []),
    ...(noun === 'contact' || noun === 'lead' ? identifier('crm', named, cut(source, 60)) : []),
    ...emailIds(fields.email, own(event, 'subject'), noun === 'account' ? null : named),
    ...identifier('anonymous', firstText(stated, 'anonymousId', 'anonymousid', 'anonymous_id')),
  ];
  const accountId = firstText(stated, 'accountId', 'accountid', 'account_id', 'groupId', 'groupid');
  const account = accountId === null ? null : { externalId: accountId };
  const properties = {
    ...(isObject(data) ? data : data === undefined ? {} : { data }),
    ...(typeof base64 === 'string' ? { data_base64: base64 } : {}),
    cloudevent: attributesOf(event),
  };
  if (ids.length > 0)
    return {
      kind: 'contact.tracked',
      payload: { person: { ids, ...fields }, account, medium: 'track', event: cut(type, 200), properties },
    };
  if (noun === 'account' && named !== null)
    return {
      kind: 'account.identified',
      payload: { account: { externalId: named }, traits: flattenTraits(properties) },
    };
  return {
    kind: 'record.changed',
    payload: {
      object: cut(type, 80),
      recordId: cut(firstText(event, 'subject') ?? String(own(event, 'id')), 200),
      properties,
      account,
    },
  };
}

/** What a subject is about, by the noun it begins with, and the id that follows. */
function subjectOf(event: JsonObject): [noun: string | null, id: string | null] {
  const [, noun, id] =
    /^\/?(contact|lead|user|account|company|organization)s?\/(.+)$/i.exec(
      firstText(event, 'subject') ?? '',
    ) ?? [];
  const plain = noun?.toLowerCase() ?? null;
  return [plain === 'company' || plain === 'organization' ? 'account' : plain, id ?? null];
}

/** Without those that have a place of their own, and without what the SDK lists as absent. */
const attributesOf = (event: JsonObject): JsonObject =>
  Object.fromEntries(
    Object.entries(event).filter(
      ([name, value]) => !placed.has(name) && value !== undefined && value !== null,
    ),
  );
