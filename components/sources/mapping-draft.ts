import type { JsonMapping } from '@/lib/core/signals/formats/read-mapped-json';

type PersonField = keyof JsonMapping['fields'];
type AccountField = keyof NonNullable<JsonMapping['account']>;
type Named = { by: 'path' | 'text'; value: string };

/** A mapping as it is typed: what is left empty is not mapped. */
export type MappingDraft = {
  kind: JsonMapping['kind'];
  items: string;
  messageId: string;
  occurredAt: string;
  ids: { type: JsonMapping['ids'][number]['type']; namespace: string; path: string }[];
  fields: Record<PersonField, string>;
  account: Record<AccountField, string>;
  event: Named;
  object: Named;
  recordId: string;
  reportPath: string;
  /** Lines of `theirs = ours`. */
  reportValues: string;
};

export const personFieldTitles: Record<PersonField, string> = {
  email: 'E-mail address',
  name: 'Full name',
  firstName: 'First name',
  lastName: 'Last name',
  title: 'Job title',
  phone: 'Phone',
  language: 'Language',
  region: 'Region',
  countryCode: 'Country code',
  timeZone: 'Time zone',
};
export const accountFieldTitles: Record<AccountField, string> = {
  externalId: 'Id of the company',
  name: 'Name',
  domain: 'Domain',
  industry: 'Industry',
  region: 'Region',
  employees: 'Employees',
};

const blank = <Key extends string>(titles: Record<Key, string>): Record<Key, string> =>
  Object.fromEntries(Object.keys(titles).map((key) => [key, ''])) as Record<Key, string>;

/** A mapping to fill in; with one given, that as it is typed. */
export function draftOfMapping(mapping?: JsonMapping): MappingDraft {
  const named = (from: JsonMapping['event']): Named =>
    from === undefined
      ? { by: 'path', value: '' }
      : 'path' in from
        ? { by: 'path', value: from.path }
        : { by: 'text', value: from.text };
  return {
    kind: mapping?.kind ?? 'contact.tracked',
    items: mapping?.items ?? '',
    messageId: mapping?.messageId ?? '',
    occurredAt: mapping?.occurredAt ?? '',
    ids: (mapping?.ids ?? []).map(({ type, namespace = '', path }) => ({ type, namespace, path })),
    fields: { ...blank(personFieldTitles), ...mapping?.fields },
    account: { ...blank(accountFieldTitles), ...mapping?.account },
    event: named(mapping?.event),
    object: named(mapping?.object),
    recordId: mapping?.recordId ?? '',
    reportPath: mapping?.report?.path ?? '',
    reportValues: Object.entries(mapping?.report?.values ?? {})
      .map(([theirs, ours]) => `${theirs} = ${ours}`)
      .join('\n'),
  };
}

/** What of a mapping its kind has a use for. */
export const partsOfKind = (kind: JsonMapping['kind']) => ({
  needsPerson: kind !== 'account.identified' && kind !== 'record.changed',
  event: kind === 'contact.tracked',
  report: kind === 'email.reported',
  record: kind === 'record.changed',
  account: kind !== 'email.reported',
});

const filled = <Key extends string>(fields: Record<Key, string>): Partial<Record<Key, string>> =>
  Object.fromEntries(
    Object.entries<string>(fields).flatMap(([key, value]) =>
      value.trim() === '' ? [] : [[key, value.trim()]],
    ),
  ) as Partial<Record<Key, string>>;
const namedOf = ({ by, value }: Named) =>
  value.trim() === '' ? undefined : by === 'path' ? { path: value } : { text: value };

/** The mapping that is typed, before it is checked. */
export function mappingOf(draft: MappingDraft): unknown {
  const parts = partsOfKind(draft.kind);
  const account = parts.account ? filled(draft.account) : {};
  const values = Object.fromEntries(
    draft.reportValues.split('\n').flatMap((line) => {
      const [theirs = '', ours = ''] = line.split('=').map((part) => part.trim());
      return theirs === '' ? [] : [[theirs, ours]];
    }),
  );
  return {
    kind: draft.kind,
    ...filled({ items: draft.items, messageId: draft.messageId, occurredAt: draft.occurredAt }),
    ids: draft.ids.map(({ type, namespace, path }) => ({ type, ...filled({ namespace }), path })),
    fields: filled(draft.fields),
    ...(Object.keys(account).length > 0 ? { account } : {}),
    ...(parts.event ? { event: namedOf(draft.event) } : {}),
    ...(parts.record ? { object: namedOf(draft.object), ...filled({ recordId: draft.recordId }) } : {}),
    ...(parts.report && draft.reportPath.trim() !== '' ? { report: { path: draft.reportPath, values } } : {}),
  };
}

type DraftProblem = { path: PropertyKey[]; message: string };

/** What a mapping lacks to find anything: every request would be refused. */
export function mappingProblems(draft: MappingDraft): DraftProblem[] {
  const parts = partsOfKind(draft.kind);
  const isBlank = (value: string) => value.trim() === '';
  const found: [boolean, PropertyKey[], string][] = [
    [
      parts.needsPerson && draft.ids.length === 0 && isBlank(draft.fields.email),
      ['fields', 'email'],
      'Say where the address stands, or add another id below: the person has to be told apart.',
    ],
    [
      parts.event && isBlank(draft.event.value),
      ['event', 'value'],
      'Say where the name of the event stands, or give all of them one name.',
    ],
    [
      parts.account &&
        isBlank(draft.account.externalId) &&
        (draft.kind === 'account.identified' ||
          Object.values(draft.account).some((value) => !isBlank(value))),
      ['account', 'externalId'],
      'Say where its id stands: the company has to be told apart.',
    ],
    [parts.record && isBlank(draft.object.value), ['object', 'value'], 'Say what sort of record it is.'],
    [parts.record && isBlank(draft.recordId), ['recordId'], 'Say where the id of the record stands.'],
    [
      parts.report && isBlank(draft.reportPath),
      ['reportPath'],
      'Say where it stands what became of the mail.',
    ],
    ...draft.ids.flatMap(({ type, namespace, path }, index): [boolean, PropertyKey[], string][] => [
      [isBlank(path), ['ids', index, 'path'], 'Say where it stands, or remove it.'],
      [
        type === 'crm' && isBlank(namespace),
        ['ids', index, 'namespace'],
        'Name the platform whose id it is, such as hubspot.',
      ],
    ]),
  ];
  return found.flatMap(([isMissing, path, message]) => (isMissing ? [{ path, message }] : []));
}

/** The field of the draft that an issue with a mapping belongs to. */
export function fieldOfMapping(path: readonly PropertyKey[]): PropertyKey[] {
  const [first, second] = path;
  if (first === 'event' || first === 'object') return [first, 'value'];
  if (first === 'ids' && second === undefined) return ['fields', 'email'];
  if (first === 'account' && second === undefined) return ['account', 'externalId'];
  if (first === 'report') return [second === 'values' ? 'reportValues' : 'reportPath'];
  return [...path];
}
