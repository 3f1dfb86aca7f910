import { remainingTraits } from './flatten-traits';
import { emailIds, identifier } from './identifiers';
import { cut, isObject, type JsonObject, textOf } from './loose-json';
import { momentOf, statesOffset } from './moment';
import { type PersonNames, readPersonFields } from './person-fields';
import { type Reading, type ReadingContext, readEach, refuse, toReading } from './reading';

/** Fields as people name them in a template or Marketo in its tokens, without regard to case and separators. */
const leadIdNames = ['marketoid', 'marketoleadid', 'leadid', 'idlead', 'mktoid', 'id'];
const emailNames = ['email', 'emailaddress', 'leademailaddress', 'leademail'];
const eventNames = ['event', 'eventname', 'activity', 'activitytype', 'trigger', 'triggername'];
const messageIdNames = ['messageid', 'eventid'];
const timeNames = ['occurredat', 'timestamp', 'datetime', 'time'];
const personNames: PersonNames = {
  email: emailNames,
  name: ['name', 'fullname', 'leadfullname'],
  firstName: ['firstname', 'leadfirstname'],
  lastName: ['lastname', 'leadlastname'],
  title: ['title', 'jobtitle', 'leadjobtitle'],
  phone: ['phone', 'phonenumber', 'leadphonenumber', 'mobilephone'],
  countryCode: ['country', 'leadcountry', 'countrycode'],
  language: ['language', 'preferredlanguage', 'locale'],
  timeZone: ['timezone'],
};

/**
 * Reads a webhook that a smart campaign of Marketo calls: the fields are those of the payload template that somebody wrote. A lead is named by
 * `marketoId` (also `Lead Id`, `id` and the like) or an e-mail address. With an `event` it is a contact.tracked, without one a
 * contact.identified. Marketo writes times without an offset: such a one is kept, but when the request came counts.
 */
export function readMarketo(body: unknown, context: ReadingContext): Reading[] {
  const items = Array.isArray(body) ? body : [body];
  return readEach(items, (item, index) => [readOne(item, index, context)]);
}

function readOne(item: unknown, index: number, context: ReadingContext): Reading {
  if (!isObject(item)) return refuse(index, '', 'must be a JSON object');
  const { stated, spelled } = readable(item);
  const find = (names: readonly string[]): string | null => {
    const name = names.find((candidate) => textOf(stated[candidate]) !== null);
    return name === undefined ? null : textOf(stated[name]);
  };
  const { fields, taken } = readPersonFields(stated, personNames);
  const ids = [...identifier('crm', find(leadIdNames), 'marketo'), ...emailIds(fields.email)];
  if (ids.length === 0)
    return refuse(
      index,
      'marketoId',
      'is missing, and so is an e-mail address: add "marketoId": {{lead.Id}} to the payload template',
    );
  const event = find(eventNames);
  const at = find(timeNames);
  const used = new Set(
    [...taken, ...leadIdNames, ...messageIdNames].flatMap((name) => spelled.get(name) ?? []),
  );
  const person = { ids, ...fields };
  return toReading(index, {
    source: context.source,
    messageId: find(messageIdNames) ?? context.fallbackId(item),
    occurredAt: (statesOffset(at) ? momentOf(at) : null) ?? context.receivedAt,
    ...(event === null
      ? {
          kind: 'contact.identified',
          payload: { person: { ...person, traits: remainingTraits(item, used) } },
        }
      : {
          kind: 'contact.tracked',
          payload: { person, medium: 'track', event: cut(event, 200), properties: item },
        }),
  });
}

/** What was filled in, by plain names; and how each was spelled. A token that Marketo left as it is, or its sample text, says nothing. */
function readable(item: JsonObject): { stated: JsonObject; spelled: Map<string, string> } {
  const stated: [string, unknown][] = [];
  const spelled = new Map<string, string>();
  for (const [name, value] of Object.entries(item)) {
    const plain = name.toLowerCase().replace(/[^a-z0-9]/g, '');
    if (spelled.has(plain) || (typeof value === 'string' && /^\s*(\{\{.*\}\}|edit me)\s*$/.test(value)))
      continue;
    spelled.set(plain, name);
    stated.push([plain, value]);
  }
  return { stated: Object.fromEntries(stated), spelled };
}
