import type { JsonMapping } from './read-mapped-json';

export type MappingGap = { path: PropertyKey[]; message: string };

/** What a mapping lacks to find anything: with it every request would be refused, or be about nobody. */
export function mappingGaps(mapping: JsonMapping): MappingGap[] {
  const { kind, ids, fields, account, event, report, object, recordId } = mapping;
  const needsPerson = kind !== 'account.identified' && kind !== 'record.changed';
  const gaps: [boolean, PropertyKey[], string][] = [
    [
      needsPerson && ids.length === 0 && fields.email === undefined,
      ['ids'],
      'says where an id of the person stands, or `fields.email` where their address does: else nobody is named',
    ],
    [
      needsPerson &&
        ids.length > 0 &&
        ids.every(({ type }) => type === 'phone') &&
        fields.email === undefined,
      ['ids'],
      'needs more than a phone number, which several people may share: add an id or an address',
    ],
    [
      kind === 'account.identified' && account === undefined,
      ['account'],
      'says where the id of the company stands: else none is named',
    ],
    [
      kind === 'contact.tracked' && event === undefined,
      ['event'],
      'says where the name of the event stands, or what all of them are called',
    ],
    [
      kind === 'email.reported' && report === undefined,
      ['report'],
      'says where it stands what became of the mail, and which value means what',
    ],
    [kind === 'record.changed' && object === undefined, ['object'], 'says what sort of record it is'],
    [
      kind === 'record.changed' && recordId === undefined,
      ['recordId'],
      'says where the id of the record stands',
    ],
    ...ids.map(({ type, namespace }, index): [boolean, PropertyKey[], string] => [
      type === 'crm' && namespace === undefined,
      ['ids', index, 'namespace'],
      'names the platform whose id it is, such as hubspot',
    ]),
  ];
  return gaps.flatMap(([isMissing, path, message]) => (isMissing ? [{ path, message }] : []));
}
