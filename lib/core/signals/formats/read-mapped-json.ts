import { z } from 'zod';
import { emailReports } from '../signal-kinds';
import { identifierTypes } from '../signal-parts';
import { type AccountNames, readAccountFields } from './account-fields';
import { remainingTraits } from './flatten-traits';
import { emailIds, identifier } from './identifiers';
import { cut, isObject, textOf } from './loose-json';
import { momentOf } from './moment';
import { atPath, readPersonFields } from './person-fields';
import { type Reading, type ReadingContext, readEach, refuse, toReading } from './reading';

/** Property names joined by dots; a number is a place in a list: `data.items.0.id`. */
const path = z.string().trim().min(1).max(300);
const fixedOrPath = z.union([
  z.strictObject({ path }),
  z.strictObject({ text: z.string().trim().min(1).max(200) }),
]);

/** Where in the JSON of a source that has no format of its own is what. */
export const jsonMappingSchema = z.strictObject({
  /** The list that a request holds; without one the request is one item, or a list of them. */
  items: path.optional(),
  messageId: path.optional(),
  occurredAt: path.optional(),
  kind: z
    .enum(['contact.identified', 'contact.tracked', 'email.reported', 'account.identified', 'record.changed'])
    .default('contact.tracked'),
  /** At least one that is there names the person. An address at `fields.email` names them too. */
  ids: z
    .array(z.strictObject({ type: z.enum(identifierTypes), namespace: z.string().max(60).optional(), path }))
    .max(20)
    .default([]),
  fields: z
    .strictObject({
      email: path,
      name: path,
      firstName: path,
      lastName: path,
      title: path,
      region: path,
      language: path,
      countryCode: path,
      timeZone: path,
      phone: path,
    })
    .partial()
    .default({}),
  account: z
    .strictObject({
      externalId: path,
      name: path.optional(),
      domain: path.optional(),
      industry: path.optional(),
      region: path.optional(),
      employees: path.optional(),
    })
    .optional(),
  /** Of contact.tracked: what happened. */
  event: fixedOrPath.optional(),
  /** Of email.reported: which value at the path means what. */
  report: z.strictObject({ path, values: z.record(z.string(), z.enum(emailReports)) }).optional(),
  /** Of record.changed. */
  object: fixedOrPath.optional(),
  recordId: path.optional(),
});
export type JsonMapping = z.infer<typeof jsonMappingSchema>;

/** Reads JSON by a mapping. What is at a path that is not valid for its field stays with the rest: nothing is lost. */
export function readMappedJson(body: unknown, context: ReadingContext & { mapping: JsonMapping }): Reading[] {
  const { mapping } = context;
  const listed = mapping.items === undefined ? body : atPath(body, mapping.items);
  if (mapping.items !== undefined && !Array.isArray(listed))
    return [refuse(0, mapping.items, 'must be a list, as the mapping of this source says')];
  return readEach(Array.isArray(listed) ? listed : [listed], (item, index) => [
    readOne(item, index, context),
  ]);
}

function readOne(item: unknown, index: number, context: ReadingContext & { mapping: JsonMapping }): Reading {
  const { mapping } = context;
  if (!isObject(item)) return refuse(index, '', 'must be a JSON object');
  const asNames = (paths: Record<string, string | undefined>) =>
    Object.fromEntries(
      Object.entries(paths).flatMap(([name, at]) => (at === undefined ? [] : [[name, [at]]])),
    );
  const { fields, taken } = readPersonFields(item, asNames(mapping.fields));
  const ids = [
    ...mapping.ids.flatMap(({ type, namespace, path: at }) => identifier(type, atPath(item, at), namespace)),
    ...emailIds(fields.email),
  ];
  const company = readAccountFields(item, asNames(mapping.account ?? {}) as AccountNames);
  const externalId = mapping.account ? textOf(atPath(item, mapping.account.externalId)) : null;
  const account = externalId === null ? null : { externalId, ...company.fields };
  const at = mapping.occurredAt === undefined ? undefined : atPath(item, mapping.occurredAt);
  const occurredAt = at === undefined || at === null ? context.receivedAt : momentOf(at);
  if (occurredAt === null)
    return refuse(index, mapping.occurredAt ?? '', 'is not a time that can be read: send ISO 8601');
  const needsPerson = mapping.kind !== 'account.identified' && mapping.kind !== 'record.changed';
  if (needsPerson && ids.length === 0)
    return refuse(
      index,
      mapping.ids[0]?.path ?? mapping.fields.email ?? '',
      'names nobody: the mapping found no id',
    );

  const value = (from: z.infer<typeof fixedOrPath> | undefined) =>
    from === undefined ? null : 'text' in from ? from.text : textOf(atPath(item, from.path));
  const person = ids.length === 0 ? null : { ids, ...fields };
  const rest = (used: Iterable<string>) => remainingTraits(item, new Set(used));
  const payload = (): object => {
    switch (mapping.kind) {
      case 'contact.identified':
        return { person: { ...person, traits: rest(taken) }, account };
      case 'contact.tracked':
        return {
          person,
          account,
          medium: 'track',
          event: cut(value(mapping.event) ?? '', 200),
          properties: item,
        };
      case 'email.reported': {
        const stated = mapping.report ? textOf(atPath(item, mapping.report.path)) : null;
        const values = mapping.report?.values ?? {};
        return {
          person,
          report: stated !== null && Object.hasOwn(values, stated) ? values[stated] : stated,
          properties: item,
        };
      }
      case 'account.identified':
        return { account, traits: rest([...company.taken, ...taken]), person };
      case 'record.changed':
        return {
          object: cut(value(mapping.object) ?? '', 80),
          recordId: mapping.recordId === undefined ? null : textOf(atPath(item, mapping.recordId)),
          properties: item,
          person,
          account,
        };
    }
  };
  return toReading(index, {
    source: context.source,
    messageId:
      (mapping.messageId === undefined ? null : textOf(atPath(item, mapping.messageId))) ??
      context.fallbackId(item),
    occurredAt,
    kind: mapping.kind,
    payload: payload(),
  });
}
