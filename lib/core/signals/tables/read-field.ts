import { countryCodeOf } from '../formats/country-code';
import { contactFieldSchemas, emailReports } from '../signal-kinds';
import type { FixedTarget, Mapping } from './mapping';
import { readBoolean } from './read-boolean';
import { readMicros, readNumber } from './read-number';
import { readTime } from './read-time';

export type FieldValue = string | number | boolean;
/** What a field makes of a cell, or what it should have been: "is not …". */
export type FieldReading = { value: FieldValue } | { problem: string };

type Reader = (text: string, mapping: Mapping) => FieldReading;
const orProblem = (value: FieldValue | null, problem: string): FieldReading =>
  value === null ? { problem } : { value };

const upTo =
  (max: number): Reader =>
  (text) =>
    text.length <= max ? { value: text } : { problem: `is longer than ${max} characters` };
const contactField =
  (field: keyof typeof contactFieldSchemas, inOurForm: (text: string) => string, problem: string): Reader =>
  (text) => {
    const form = inOurForm(text);
    return contactFieldSchemas[field].safeParse(form).success ? { value: form } : { problem };
  };
const asIs = (text: string) => text;

const count: Reader = (text, { decimal }) => {
  const number = readNumber(text, decimal);
  const isCount = number !== null && Number.isInteger(number) && number >= 0 && number <= 2_147_483_647;
  return orProblem(isCount ? number : null, 'is not a whole number of things');
};
const amount: Reader = (text, { decimal }) => {
  const micros = readMicros(text, decimal);
  if (micros === null)
    return { problem: `is not an amount with a decimal ${decimal === '.' ? 'point' : 'comma'}` };
  if (micros.startsWith('-')) return { problem: 'is less than nothing' };
  return micros.length <= 16 ? { value: micros } : { problem: 'is too large an amount' };
};
const time: Reader = (text, mapping) =>
  orProblem(
    readTime(text, mapping),
    `is not a time that can be read, with the ${mapping.dayFirst ? 'day' : 'month'} first where both are figures`,
  );
/** The host of an address, of a domain or of a mailbox, without www. */
const domain: Reader = (text) => {
  const host = /^(?:https?:\/\/|[^\s@/]+@)?(?:www\.)?([^\s/:?#@]+\.[^\s/:?#@.]{2,})(?:[/:?#].*)?$/i.exec(
    text,
  )?.[1];
  return orProblem(
    host && host.length <= 253 ? host.toLowerCase() : null,
    'is not a domain, such as example.com',
  );
};

/** What mail systems call what they report. Anything else has no report of ours. */
const reportWords: readonly [report: (typeof emailReports)[number], words: RegExp][] = [
  ['sent', /^(sent|send|send[ _]?email|processed)$/],
  ['delivered', /^(delivered|delivery|email[ _]?delivered)$/],
  ['deferred', /^(deferred|delayed|delivery[ _]?delay)$/],
  ['dropped', /^(dropped|rejected|reject|suppressed)$/],
  ['bounced', /^(bounced?|(hard|soft)[ _-]?bounced?|email[ _]?bounced)$/],
  ['opened', /^(opened|opens?|open[ _]?email)$/],
  ['clicked', /^(clicked|clicks?|click[ _]?email|link[ _]?click(ed)?)$/],
  ['complained', /^(complained|complaint|spam|spam[ _]?report(ed)?|spam[ _]?complaint|abuse)$/],
  ['unsubscribed', /^(unsubscribed?|opt(ed)?[ _-]?out|unsubscribe[ _]?email)$/],
  ['replied', /^(replied|reply|replies)$/],
];
const report: Reader = (text) => {
  const found = reportWords.find(([, words]) => words.test(text.toLowerCase()))?.[0];
  return orProblem(found ?? null, `is none of ${emailReports.join(', ')}`);
};
const oneOf =
  (...words: string[]): Reader =>
  (text) =>
    orProblem(words.find((word) => word === text.toLowerCase()) ?? null, `is none of ${words.join(', ')}`);

const readers: Record<FixedTarget, Reader> = {
  messageId: upTo(200),
  occurredAt: time,
  'person.email': contactField('email', asIs, 'is not an e-mail address'),
  'person.name': upTo(200),
  'person.firstName': upTo(200),
  'person.lastName': upTo(200),
  'person.title': upTo(200),
  'person.phone': upTo(40),
  'person.region': upTo(100),
  'person.language': contactField(
    'language',
    (text) => text.replaceAll('_', '-'),
    'is not a language tag, such as de or pt-BR',
  ),
  'person.countryCode': (text) =>
    orProblem(countryCodeOf(text), 'is neither a country’s two letters, such as DE, nor its English name'),
  'person.timeZone': contactField('timeZone', asIs, 'is not the name of a time zone, such as Europe/Berlin'),
  'account.externalId': upTo(200),
  'account.name': upTo(200),
  'account.domain': domain,
  'account.industry': upTo(100),
  'account.region': upTo(100),
  'account.employees': count,
  'account.tier': oneOf('tier_1', 'tier_2', 'tier_3'),
  'page.url': upTo(2000),
  'page.path': upTo(1000),
  'page.title': upTo(500),
  'page.referrer': upTo(2000),
  'device.userAgent': upTo(1000),
  'device.ip': upTo(64),
  event: upTo(200),
  medium: oneOf('track', 'page', 'screen'),
  report,
  bounce: oneOf('hard', 'soft'),
  reason: upTo(1000),
  object: upTo(80),
  recordId: upTo(200),
  'campaign.externalId': upTo(200),
  day: (text, mapping) => {
    // A day is no moment: the zone of the mapping has no part in it, unless the text names another.
    const moment = readTime(text, { ...mapping, timeZone: 'UTC' });
    return orProblem(moment?.slice(0, 10) ?? null, 'is not a day that can be read');
  },
  spend: amount,
  revenue: amount,
  impressions: count,
  clicks: count,
  conversions: count,
  title: upTo(500),
  url: upTo(2000),
  summary: upTo(4000),
  optOut: (text) => orProblem(readBoolean(text), 'is neither yes nor no'),
};

/** What a field makes of the text of a cell. */
export const readField = (target: FixedTarget, text: string, mapping: Mapping): FieldReading =>
  readers[target](text, mapping);
