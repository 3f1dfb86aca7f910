import type { accountTierSchema } from '../scopes/scope-body';
import { type buyingRoleSchema, buyingRoleTitles } from '../signals/buying-group/buying-role';
import { lifecycleStageTitles } from '../signals/intent/lifecycle-stage';
import { categoryTrait, numericTrait } from '../statistics/traits';
import type { PlayFacts } from './play-facts';

/** What a condition names beside its field: the property, trait or topic, or over how many days. */
export type FieldAsks = 'name' | 'topic' | 'days' | null;
type Reading = { of?: string | undefined; days?: number | undefined };
type Common = {
  title: string;
  group: 'What happened' | 'Person' | 'Company';
  asks: FieldAsks;
  /** Whether its value is personal: sentences that are kept then state the condition alone. */
  personal: boolean;
};
export type TextField = Common & {
  type: 'text';
  read: (facts: PlayFacts, reading: Reading) => string | null;
};
export type NumberField = Common & {
  type: 'number';
  min: number;
  max: number;
  read: (facts: PlayFacts, reading: Reading) => number | null;
};
export type ChoiceField = Common & {
  type: 'choice';
  choices: Readonly<Record<string, string>>;
  read: (facts: PlayFacts, reading: Reading) => string | null;
};
export type PlayField = TextField | NumberField | ChoiceField;

const happened = { group: 'What happened', asks: null, personal: false } as const;
const person = { group: 'Person', asks: null, personal: true } as const;
const company = { group: 'Company', asks: null, personal: false } as const;
const own = <T>(values: Readonly<Record<string, T>>, name: string | undefined): T | undefined =>
  name !== undefined && Object.hasOwn(values, name) ? values[name] : undefined;

const tierTitles = { tier_1: 'tier 1', tier_2: 'tier 2', tier_3: 'tier 3' } satisfies Record<
  (typeof accountTierSchema.options)[number],
  string
>;

/** Everything that a condition can look at. Closed: what is not here can't be asked for. A reader that answers null does not know. */
export const playFields = {
  'signal.quality': {
    ...happened,
    type: 'number',
    min: 0,
    max: 1,
    title: 'Quality of the signal (0 to 1)',
    read: ({ signal }) => signal?.quality ?? null,
  },
  'signal.event': {
    ...happened,
    type: 'text',
    personal: true,
    title: 'Name of the event',
    read: ({ signal }) => signal?.event ?? null,
  },
  'signal.path': {
    ...happened,
    type: 'text',
    personal: true,
    title: 'Path of the page',
    read: ({ signal }) => signal?.path ?? null,
  },
  'signal.property': {
    ...happened,
    type: 'text',
    asks: 'name',
    personal: true,
    title: 'Property of the event',
    read: ({ signal }, { of }) => categoryTrait(own(signal?.properties ?? {}, of)),
  },
  'signal.amount': {
    ...happened,
    type: 'number',
    asks: 'name',
    personal: true,
    min: -1e12,
    max: 1e12,
    title: 'Number in the event',
    read: ({ signal }, { of }) => numericTrait(own(signal?.properties ?? {}, of)),
  },
  'contact.title': { ...person, type: 'text', title: 'Job title', read: ({ contact }) => contact.title },
  'contact.buying-role': {
    ...person,
    type: 'choice',
    personal: false,
    title: 'Role in the buying group',
    choices: buyingRoleTitles satisfies Record<(typeof buyingRoleSchema.options)[number], string>,
    read: ({ contact }) => contact.buyingRole,
  },
  'contact.region': { ...person, type: 'text', title: 'Region', read: ({ contact }) => contact.region },
  'contact.country': {
    ...person,
    type: 'text',
    title: 'Country (two letters)',
    read: ({ contact }) => contact.country,
  },
  'contact.language': { ...person, type: 'text', title: 'Language', read: ({ contact }) => contact.language },
  'contact.trait': {
    ...person,
    type: 'text',
    asks: 'name',
    title: 'Trait',
    read: ({ contact }, { of }) => categoryTrait(own(contact.traits, of)),
  },
  'contact.figure': {
    ...person,
    type: 'number',
    asks: 'name',
    min: -1e12,
    max: 1e12,
    title: 'Trait that is a number',
    read: ({ contact }, { of }) => numericTrait(own(contact.traits, of)),
  },
  'contact.score': {
    ...person,
    type: 'number',
    personal: false,
    min: 0,
    max: 1,
    title: 'Routing score (0 to 1)',
    read: ({ contact }) => contact.score,
  },
  'contact.engagements': {
    ...person,
    type: 'number',
    asks: 'days',
    personal: false,
    min: 0,
    max: 1e6,
    title: 'Engagements',
    read: ({ contact }, { days }) =>
      days === undefined
        ? null
        : contact.engagement.reduce(
            (sum, { daysAgo, count }) => (daysAgo >= 0 && daysAgo < days ? sum + count : sum),
            0,
          ),
  },
  'contact.interest': {
    ...person,
    type: 'number',
    asks: 'topic',
    personal: false,
    min: 0,
    max: 100,
    title: 'Interest in a topic (0 to 100)',
    read: ({ contact }, { of }) => own(contact.interest, of) ?? null,
  },
  'contact.quiet-days': {
    ...person,
    type: 'number',
    personal: false,
    min: 0,
    max: 36_500,
    title: 'Days since we last spoke to them',
    read: ({ contact }) => contact.quietDays,
  },
  'account.tier': {
    ...company,
    type: 'choice',
    title: 'Tier of the company',
    choices: tierTitles,
    read: ({ account }) => account?.tier ?? null,
  },
  'account.stage': {
    ...company,
    type: 'choice',
    title: 'How far the company has come',
    choices: lifecycleStageTitles,
    read: ({ account }) => account?.stage ?? null,
  },
  'account.industry': {
    ...company,
    type: 'text',
    title: 'Industry',
    read: ({ account }) => account?.industry ?? null,
  },
  'account.employees': {
    ...company,
    type: 'number',
    min: 0,
    max: 1e8,
    title: 'Employees',
    read: ({ account }) => account?.employees ?? null,
  },
  'account.region': {
    ...company,
    type: 'text',
    title: 'Region of the company',
    read: ({ account }) => account?.region ?? null,
  },
  'account.domain': {
    ...company,
    type: 'text',
    title: 'Domain of the company',
    read: ({ account }) => account?.domain ?? null,
  },
} as const satisfies Record<string, PlayField>;

export type PlayFieldName = keyof typeof playFields;
export const playFieldNames = Object.keys(playFields) as [PlayFieldName, ...PlayFieldName[]];
export const playFieldOf = (name: PlayFieldName): PlayField => playFields[name];

export const operatorsOf = {
  text: ['is', 'is_not', 'contains', 'like'],
  number: ['at_least', 'at_most'],
  choice: ['is', 'is_not'],
} as const satisfies Record<PlayField['type'], readonly string[]>;
export const operatorTitles = {
  is: 'is any of',
  is_not: 'is none of',
  contains: 'contains any of',
  like: 'fits a pattern of',
  at_least: 'is at least',
  at_most: 'is at most',
} as const;
export type Operator = keyof typeof operatorTitles;
export const operators = Object.keys(operatorTitles) as [Operator, ...Operator[]];
