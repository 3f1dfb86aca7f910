import type { Identifier } from '../signal-parts';
import { remainingTraits } from './flatten-traits';
import { emailIds, identifier } from './identifiers';
import { type JsonObject, objectOf, own } from './loose-json';
import { asPersonField, type PersonNames, readPersonFields } from './person-fields';
import type { SegmentMessage } from './segment-message';

/** The reserved traits of the spec, in both spellings that libraries use. */
const names: PersonNames = {
  email: ['email'],
  name: ['name'],
  firstName: ['firstName', 'first_name'],
  lastName: ['lastName', 'last_name'],
  title: ['title'],
  phone: ['phone'],
  region: ['region'],
  countryCode: ['address.country', 'country'],
  language: ['locale', 'language'],
  timeZone: ['timezone', 'timeZone'],
};

/**
 * Whom a call is about. An event says so in `context.traits`, identify in `traits`; nobody is invented here, so `ids` may be empty. The language
 * and time zone of the browser count where identify states none.
 */
export function readSegmentPerson(message: SegmentMessage) {
  const identifies = message.method === 'identify';
  const stated: JsonObject = {
    ...objectOf(own(message.about, 'traits')),
    ...(identifies ? { ...message.extra, ...message.traits } : {}),
  };
  const { fields, taken } = readPersonFields(stated, names);
  if (identifies) {
    fields.language ??= asPersonField('language', own(message.about, 'locale')) ?? undefined;
    fields.timeZone ??= asPersonField('timeZone', own(message.about, 'timezone')) ?? undefined;
  }
  const ids: Identifier[] = [
    ...identifier('user', message.userId),
    ...emailIds(message.userId, fields.email),
    ...identifier('anonymous', message.anonymousId),
  ];
  return { ids, ...fields, traits: remainingTraits(stated, taken) };
}
