import { z } from 'zod';
import { contactFieldSchemas } from '../signal-kinds';
import { identifierTypes, text } from '../signal-parts';
import { decimalSigns } from './read-number';

/** The kinds of signal that a row of a table can become. */
export const tableKinds = [
  'contact.identified',
  'contact.tracked',
  'contact.linked',
  'account.identified',
  'email.reported',
  'record.changed',
  'campaign.performance',
  'market.mentioned',
] as const;
export type TableKind = (typeof tableKinds)[number];

const personFields = [
  'email',
  'name',
  'firstName',
  'lastName',
  'title',
  'phone',
  'region',
  'language',
  'countryCode',
  'timeZone',
] as const;
const accountFields = ['externalId', 'name', 'domain', 'industry', 'region', 'employees', 'tier'] as const;
const person = personFields.map((field) => `person.${field}` as const);
const account = accountFields.map((field) => `account.${field}` as const);
const place = [
  'page.url',
  'page.path',
  'page.title',
  'page.referrer',
  'device.userAgent',
  'device.ip',
] as const;

/** Where a cell may go, by the kind of signal, besides `messageId` and `occurredAt`. */
const targetsByKind = {
  'contact.identified': [...person, ...account, 'optOut'],
  'contact.tracked': [...person, ...account, ...place, 'event', 'medium'],
  'contact.linked': person,
  'account.identified': [...account, ...person],
  'email.reported': [...person, 'report', 'bounce', 'reason'],
  'record.changed': [...person, ...account, 'object', 'recordId'],
  'campaign.performance': [
    'campaign.externalId',
    'day',
    'spend',
    'revenue',
    'impressions',
    'clicks',
    'conversions',
  ],
  'market.mentioned': [...account, 'title', 'url', 'summary'],
} as const satisfies Record<TableKind, readonly string[]>;
export type FixedTarget = 'messageId' | 'occurredAt' | (typeof targetsByKind)[TableKind][number];

const fixedTargets: ReadonlySet<string> = new Set([
  'messageId',
  'occurredAt',
  ...Object.values(targetsByKind).flat(),
]);
const namespaceForm = '[a-z0-9][a-z0-9._-]{0,59}';
const identifierTarget = new RegExp(
  `^(person\\.ids|previous)\\[(?:(${identifierTypes.join('|')})(?::(${namespaceForm}))?)\\]$`,
);
/** Whatever tells the person apart: an address, its SHA-256, or else an id in the namespace. */
const anyIdentifierTarget = new RegExp(`^person\\.id\\[(${namespaceForm})\\]$`);
const namedTarget = /^(person\.traits|traits|properties)\.(.{1,80})$/su;

export type Target =
  | { to: 'fixed'; target: FixedTarget }
  | {
      to: 'identifier';
      of: 'person' | 'previous';
      type: (typeof identifierTypes)[number];
      namespace: string | null;
    }
  | { to: 'any-identifier'; namespace: string }
  | { to: 'named'; of: 'person.traits' | 'traits' | 'properties'; name: string };

const isFixed = (target: string): target is FixedTarget => fixedTargets.has(target);

/** A target as its parts; null when there is none of this form. */
export function parseTarget(target: string): Target | null {
  if (isFixed(target)) return { to: 'fixed', target };
  const [, of, type, namespace = null] = identifierTarget.exec(target) ?? [];
  const known = identifierTypes.find((one) => one === type);
  if (known && (known !== 'crm' || namespace))
    return { to: 'identifier', of: of === 'previous' ? 'previous' : 'person', type: known, namespace };
  const anyNamespace = anyIdentifierTarget.exec(target)?.[1];
  if (anyNamespace) return { to: 'any-identifier', namespace: anyNamespace };
  const [, group, name] = namedTarget.exec(target) ?? [];
  if ((group === 'person.traits' || group === 'traits' || group === 'properties') && name?.trim())
    return { to: 'named', of: group, name: name.trim() };
  return null;
}

/** Where what is not mapped is kept, by kind; null where the kind has no room for it. */
export const roomByKind: Record<TableKind, 'person.traits' | 'traits' | 'properties' | null> = {
  'contact.identified': 'person.traits',
  'contact.tracked': 'properties',
  'contact.linked': 'person.traits',
  'account.identified': 'traits',
  'email.reported': 'properties',
  'record.changed': 'properties',
  'campaign.performance': null,
  'market.mentioned': 'properties',
};

const aboutPeople: ReadonlySet<TableKind> = new Set<TableKind>([
  ...(['contact.identified', 'contact.tracked', 'contact.linked', 'account.identified'] as const),
  ...(['email.reported', 'record.changed'] as const),
]);

/** Whether a signal of the kind has a place for the target. */
export function kindTakes(kind: TableKind, target: Target): boolean {
  switch (target.to) {
    case 'fixed':
      return (
        target.target === 'messageId' ||
        target.target === 'occurredAt' ||
        targetsByKind[kind].some((one) => one === target.target)
      );
    case 'identifier':
      return target.of === 'previous' ? kind === 'contact.linked' : aboutPeople.has(kind);
    case 'any-identifier':
      return aboutPeople.has(kind);
    case 'named':
      return target.of === 'person.traits' ? aboutPeople.has(kind) : roomByKind[kind] === target.of;
  }
}

const columnName = z.string().min(1).max(200);
const targetText = z
  .string()
  .max(100)
  .refine((target) => parseTarget(target) !== null, 'is no place that a cell can go to');

const columnMapping = z.strictObject({
  column: columnName,
  to: targetText,
  /** How a trait or property is read; a cell that does not read so is kept as text. Fields have a form of their own. */
  readAs: z.enum(['text', 'number', 'boolean', 'time']).default('text'),
  /** Words of the file that stand for one of ours, such as `Öffnung` for `opened`. */
  values: z.record(z.string().max(200), z.string().max(200)).default({}),
  /** What becomes of a cell that the target can't take: the row is rejected, or the cell is kept as if it were not mapped. */
  orElse: z.enum(['reject', 'keep']).default('reject'),
});
export type ColumnMapping = z.infer<typeof columnMapping>;

/**
 * How the rows of a table become signals. A column may go to several places; of several columns that go to one place the first that is
 * filled counts. What is not mapped is kept under its own name, and so is a cell whose form is changed on its way.
 */
export const mappingSchema = z
  .strictObject({
    kind: z.enum(tableKinds),
    columns: z.array(columnMapping).max(500),
    /** What is the same in every row; a column that is filled goes first. */
    constants: z
      .array(z.strictObject({ to: targetText, value: text(1000) }))
      .max(50)
      .default([]),
    /** Columns that are not to be kept at all. */
    leaveOut: z.array(columnName).max(2000).default([]),
    /** Keeps every column under its own name as well, mapped or not. */
    keepAll: z.boolean().default(false),
    /**
     * As what a row is told that becomes record.changed: all rows where that is the kind, else those that lack what their kind needs,
     * as they name nobody. Where this is null they are rejected. `recordId`: the columns that make up its id, joined by colons.
     */
    record: z
      .strictObject({ object: text(80), recordId: z.array(columnName).max(10).default([]) })
      .nullable()
      .default(null),
    /** Of times that name none. */
    timeZone: contactFieldSchemas.timeZone.unwrap().unwrap().default('UTC'),
    decimal: z.enum(decimalSigns).default('.'),
    dayFirst: z.boolean().default(false),
    /** Texts that stand for nothing, besides an empty cell. */
    emptyWords: z.array(z.string().max(40)).max(20).default([]),
  })
  .superRefine((mapping, context) => {
    const check = (to: string, path: (string | number)[]) => {
      const target = parseTarget(to);
      if (target && !kindTakes(mapping.kind, target))
        context.addIssue({
          code: 'custom',
          path,
          message: `a signal ${mapping.kind} has no place for ${to}`,
        });
    };
    for (const [index, { to }] of mapping.columns.entries()) check(to, ['columns', index, 'to']);
    for (const [index, { to }] of mapping.constants.entries()) check(to, ['constants', index, 'to']);
  });
export type Mapping = z.infer<typeof mappingSchema>;
export type MappingInput = z.input<typeof mappingSchema>;

/** A mapping with what it leaves out filled in. */
export const asMapping = (input: MappingInput): Mapping => mappingSchema.parse(input);
