import { type SignalInput, signalInputSchema } from '../signal-kinds';
import { MAX_PROPERTIES_BYTES } from '../signal-parts';
import { textOfCell } from './cells';
import { keepProperties, keepTraits } from './keep-named';
import type { FixedTarget, Mapping } from './mapping';
import { accountKeys, type Placed, placeCells, type RowError } from './place-cells';

export type RowContext = {
  /** Who reports, such as `import.hubspot`. */
  source: string;
  /** The id of the row's signal where no column gives one: the same row must always get the same. */
  fallbackId: string;
  /** Of the row in its file, for whoever looks it up. */
  line: number;
  /** When the file was made, in ISO 8601: when things occurred that name no time. */
  fileTime: string;
};

/** `also` are further signals that the same row states: that a person does not want e-mail. */
export type RowReading = { input: SignalInput; also: SignalInput[] } | { errors: RowError[] };

/**
 * One row as the signal that it states. Never throws: what a row lacks comes as errors that name the column, its value and what to
 * do. Every cell with anything in it is found in the signal, unless the mapping leaves it out.
 */
export function rowToSignal(
  row: Readonly<Record<string, unknown>>,
  mapping: Mapping,
  context: RowContext,
): RowReading {
  const placed = placeCells(row, mapping);
  if (placed.errors.length > 0) return { errors: placed.errors };
  const lack = whatIsLacking(placed, mapping);
  if (lack && !mapping.record) return { errors: [lack] };
  const errors: RowError[] = [];
  const payload = lack
    ? recordPayload(placed, mapping, context, errors)
    : payloadOf(placed, mapping, context, errors);
  if (errors.length > 0) return { errors };
  const envelope = {
    source: context.source,
    messageId: placed.fields.get('messageId') ?? context.fallbackId,
    occurredAt: placed.fields.get('occurredAt') ?? context.fileTime,
  };
  const read = signalInputSchema.safeParse({
    ...envelope,
    kind: lack ? 'record.changed' : mapping.kind,
    payload,
  });
  if (!read.success) return { errors: read.error.issues.map((issue) => errorOfIssue(issue, placed)) };
  return { input: read.data, also: lack ? [] : optOut(read.data, placed) };
}

/** What the kind can't do without; null when all is there. */
function whatIsLacking({ fields, ids, previous }: Placed, { kind, record }: Mapping): RowError | null {
  const lacks = (field: string, message: string): RowError => ({ field, message });
  const needsPerson = ['contact.identified', 'contact.tracked', 'contact.linked', 'email.reported'].includes(
    kind,
  );
  if (needsPerson && ids.length === 0)
    return lacks(
      'person.ids',
      'The row names nobody: map a column with an e-mail address or an id of the person, or fill it.',
    );
  if (kind === 'contact.linked' && !previous)
    return lacks(
      'previous',
      'The row does not say whom the person was before: map and fill a column for it.',
    );
  if (kind === 'account.identified' && accountKey(fields) === null)
    return lacks('account.externalId', 'The row names no company: map and fill its id, domain or name.');
  const required: Partial<Record<typeof kind, readonly FixedTarget[]>> = {
    'contact.tracked': ['event'],
    'email.reported': ['report'],
    'record.changed': ['object'],
    'campaign.performance': ['campaign.externalId', 'day'],
    'market.mentioned': ['title'],
  };
  const isNamed = kind === 'record.changed' && record !== null;
  const missing = isNamed ? undefined : required[kind]?.find((target) => !fields.has(target));
  return missing
    ? lacks(missing, `The row has no ${missing}: map a column to it, fill it, or give one for all rows.`)
    : null;
}

function accountKey(fields: Placed['fields']): string | null {
  const value = accountKeys.map((target) => fields.get(target)).find((key) => key !== undefined);
  return value === undefined ? null : String(value).slice(0, 200);
}

function pick(fields: Placed['fields'], prefix: string, names: readonly string[]): Record<string, unknown> {
  const found: [string, unknown][] = [];
  for (const [target, value] of fields) {
    const name = target.startsWith(prefix) ? target.slice(prefix.length) : '';
    if (names.includes(name)) found.push([name, value]);
  }
  return Object.fromEntries(found);
}

const personNames = ['email', 'name', 'title', 'region', 'language', 'countryCode', 'timeZone', 'phone'];
const accountNames = ['name', 'domain', 'industry', 'region', 'employees', 'tier'];

function personOf({ fields, ids, named }: Placed, errors: RowError[]) {
  if (ids.length === 0) return null;
  const parts = [fields.get('person.firstName'), fields.get('person.lastName')];
  const whole = parts.filter((part) => part !== undefined).join(' ');
  const name = whole !== '' && whole.length <= 200 ? { name: whole } : {};
  return {
    ids,
    ...name,
    ...pick(fields, 'person.', personNames),
    traits: keepTraits(named['person.traits'], errors),
  };
}

function accountOf({ fields }: Placed) {
  const externalId = accountKey(fields);
  return externalId === null ? null : { externalId, ...pick(fields, 'account.', accountNames) };
}

function payloadOf(placed: Placed, mapping: Mapping, context: RowContext, errors: RowError[]): object {
  const { fields } = placed;
  const properties = () => keepProperties(placed.named.properties, errors);
  switch (mapping.kind) {
    case 'contact.identified':
      return { person: personOf(placed, errors), account: accountOf(placed) };
    case 'contact.tracked':
      return {
        person: personOf(placed, errors),
        account: accountOf(placed),
        medium: fields.get('medium') ?? 'track',
        event: fields.get('event'),
        properties: properties(),
        page: pick(fields, 'page.', ['url', 'path', 'title', 'referrer']),
        device: pick(fields, 'device.', ['userAgent', 'ip']),
      };
    case 'contact.linked':
      return { person: personOf(placed, errors), previous: placed.previous };
    case 'account.identified':
      return {
        account: accountOf(placed),
        traits: keepTraits(placed.named.traits, errors),
        person: personOf(placed, errors),
      };
    case 'email.reported':
      return {
        person: personOf(placed, errors),
        report: fields.get('report'),
        bounce: fields.get('report') === 'bounced' ? (fields.get('bounce') ?? null) : null,
        reason: fields.get('reason') ?? null,
        properties: properties(),
      };
    case 'record.changed':
      return {
        object: fields.get('object') ?? mapping.record?.object,
        recordId: fields.get('recordId') ?? recordIdOf(placed, mapping, context),
        person: personOf(placed, errors),
        account: accountOf(placed),
        properties: properties(),
      };
    case 'campaign.performance':
      return {
        campaign: pick(fields, 'campaign.', ['externalId']),
        day: fields.get('day'),
        spendMicros: fields.get('spend') ?? '0',
        revenueMicros: fields.get('revenue') ?? '0',
        impressions: fields.get('impressions') ?? 0,
        clicks: fields.get('clicks') ?? 0,
        conversions: fields.get('conversions') ?? 0,
      };
    case 'market.mentioned':
      return {
        title: fields.get('title'),
        url: fields.get('url') ?? null,
        summary: fields.get('summary') ?? null,
        account: accountOf(placed),
        properties: properties(),
      };
  }
}

/** A row that does not make its kind, with all its columns as they came. */
function recordPayload(placed: Placed, mapping: Mapping, context: RowContext, errors: RowError[]): object {
  const kept = placed.filled.filter(([column]) => !mapping.leaveOut.includes(column));
  return {
    object: mapping.record?.object,
    recordId: recordIdOf(placed, mapping, context),
    person: placed.ids.length > 0 ? { ids: placed.ids } : null,
    account: accountOf(placed),
    properties: keepProperties(kept, errors),
  };
}

function recordIdOf({ filled }: Placed, { record }: Mapping, { fallbackId }: RowContext): string {
  const cells = new Map(filled);
  const parts = record?.recordId
    .map((column) => textOfCell(cells.get(column)))
    .filter((part) => part !== null);
  const id = parts?.join(':') ?? '';
  // One that is too long to keep would not tell records apart.
  return id !== '' && id.length <= 200 ? id : fallbackId;
}

/** Somebody who is said not to want e-mail: told in a signal of its own, as nothing else stops it. */
function optOut(input: SignalInput, { fields, ids }: Placed): SignalInput[] {
  if (fields.get('optOut') !== true) return [];
  const also = signalInputSchema.safeParse({
    source: input.source,
    messageId: `${input.messageId.slice(0, 190)}:opt-out`,
    occurredAt: input.occurredAt,
    kind: 'email.reported',
    payload: { person: { ids }, report: 'unsubscribed' },
  });
  return also.success ? [also.data] : [];
}

type Issue = { path: PropertyKey[]; message: string };

function errorOfIssue({ path, message }: Issue, placed: Placed): RowError {
  const inPayload = path.map(String).filter((part) => part !== 'payload');
  const target = [...placed.columns.keys()].find(
    (one) => one === inPayload.join('.') || one === inPayload.at(-1),
  );
  const column = target && placed.columns.get(target);
  if (column)
    return {
      field: column,
      message: `Column ${column}, as ${target}, ${message}: mend it, or map it otherwise.`,
    };
  if (inPayload[0] === 'properties' && message.includes(String(MAX_PROPERTIES_BYTES)))
    return {
      field: 'properties',
      message: `The row holds more than ${MAX_PROPERTIES_BYTES / 1024} kB beside its fields: leave columns out in the mapping.`,
    };
  return {
    field: inPayload.join('.') || 'row',
    message: `The row’s ${inPayload.join('.')}: ${message}. Mend the row, or the mapping.`,
  };
}
