import { z } from 'zod';
import { contactChannelSchema, contactChannelTitles } from '../contactability/purposes';
import type { AgentKind } from '../runs/agent-kind';
import { buyingRoleSchema, buyingRoleTitles } from '../signals/buying-group/buying-role';
import { lifecycleStageSchema, lifecycleStageTitles } from '../signals/intent/lifecycle-stage';
import { hourBandSchema, hourBandTitles } from './hour-bands';

/** Of whom a fact is. */
export const factSubjects = ['contact', 'account'] as const;
export type FactSubject = (typeof factSubjects)[number];

/** Who may be told of a fact: agents that propose, and the orchestrator that plans. */
export type FactReader = AgentKind | 'orchestrator';

/** What somebody said against buying, in closed words. */
export const objections = [
  'price',
  'timing',
  'has_supplier',
  'no_need',
  'wrong_person',
  'missing_feature',
  'trust',
] as const;
const objectionSchema = z.enum(objections);
export const objectionTitles: Record<(typeof objections)[number], string> = {
  price: 'the price',
  timing: 'it is not the time',
  has_supplier: 'they have somebody for it',
  no_need: 'they see no need',
  wrong_person: 'it is not theirs to decide',
  missing_feature: 'something they need is missing',
  trust: 'security, privacy or trust',
};

export const decisionProcesses = ['one_person', 'group', 'tender'] as const;
export const decisionProcessTitles: Record<(typeof decisionProcesses)[number], string> = {
  one_person: 'one person decides',
  group: 'a group decides',
  tender: 'by tender',
};

/** A name of a few plain words: there is no room in it for a sentence, and only a person of ours may state one. */
const label = z
  .string()
  .trim()
  .regex(
    /^[\p{L}\p{N}][\p{L}\p{N}.&+'-]{0,29}( [\p{L}\p{N}&+][\p{L}\p{N}.&+'-]{0,29}){0,2}$/u,
    'must be a name of at most three words, without signs',
  )
  .max(40);
const date = z.iso.date();
const month = z.string().regex(/^20\d\d-(0[1-9]|1[0-2])$/, 'must be a month, such as 2027-03');

/** The last day of a month. */
const lastDayOf = (text: string): string => {
  const [year = 0, monthOfYear = 1] = text.split('-').map(Number);
  return new Date(Date.UTC(year, monthOfYear, 0)).toISOString().slice(0, 10);
};

type FactEntry<V> = {
  subject: FactSubject;
  title: string;
  value: z.ZodType<V>;
  /** The value in words for people; `names` are those of topics. */
  text: (value: V, names: ReadonlyMap<string, string>) => string;
  /** Several of it may hold at a time, each by its value; of all others the newest holds. */
  many: boolean;
  /** So long it holds after it was observed. */
  validDays: number;
  /** The day (ISO) after which it says nothing any more, whatever `validDays` say. */
  endsAfter?: (value: V) => string;
  /** Who may be told of it. */
  readers: readonly FactReader[];
  /** Whether agents may learn it, or only people may state it. */
  learnt: boolean;
};
const entry = <V>(e: FactEntry<V>): FactEntry<V> => e;

const reachOut = ['sequencer', 'orchestrator'] as const;
const everybody = ['sequencer', 'lead-router', 'orchestrator'] as const;

/**
 * Every kind of fact that can be learnt: a closed list of closed words, days, months and names. Nothing in it has room for a sentence, so
 * that nothing that somebody wrote can travel on as an order. Adding a line here is all it takes; nothing else may be kept.
 */
export const factTypes = {
  preferred_channel: entry({
    subject: 'contact',
    title: 'Preferred channel',
    value: z.strictObject({ channel: contactChannelSchema }),
    text: ({ channel }) => contactChannelTitles[channel],
    many: false,
    validDays: 365,
    readers: everybody,
    learnt: true,
  }),
  best_hours: entry({
    subject: 'contact',
    title: 'Best time of day',
    value: z.strictObject({ band: hourBandSchema }),
    text: ({ band }) => hourBandTitles[band],
    many: false,
    validDays: 365,
    readers: reachOut,
    learnt: true,
  }),
  no_contact_hours: entry({
    subject: 'contact',
    title: 'Asked not to be contacted',
    value: z.strictObject({ band: hourBandSchema }),
    text: ({ band }) => hourBandTitles[band],
    many: true,
    validDays: 365,
    readers: everybody,
    learnt: true,
  }),
  stated_interest: entry({
    subject: 'contact',
    title: 'Stated interest',
    value: z.strictObject({ topic: z.string().regex(/^[a-z0-9][a-z0-9_-]{0,59}$/, 'must name a topic') }),
    text: ({ topic }, names) => names.get(topic) ?? topic,
    many: true,
    validDays: 180,
    readers: reachOut,
    learnt: true,
  }),
  objection: entry({
    subject: 'contact',
    title: 'Objection',
    value: z.strictObject({ kind: objectionSchema }),
    text: ({ kind }) => objectionTitles[kind],
    many: true,
    validDays: 120,
    readers: everybody,
    learnt: true,
  }),
  stated_role: entry({
    subject: 'contact',
    title: 'Role in buying, as stated',
    value: z.strictObject({ role: buyingRoleSchema.exclude(['unknown']) }),
    text: ({ role }) => buyingRoleTitles[role],
    many: false,
    validDays: 365,
    readers: reachOut,
    learnt: true,
  }),
  not_before: entry({
    subject: 'contact',
    title: 'Not to be written to before',
    value: z.strictObject({ date }),
    text: (value) => value.date,
    many: false,
    validDays: 400,
    endsAfter: (value) => value.date,
    readers: everybody,
    learnt: true,
  }),
  buying_stage: entry({
    subject: 'account',
    title: 'Buying stage',
    value: z.strictObject({ stage: lifecycleStageSchema }),
    text: ({ stage }) => lifecycleStageTitles[stage],
    many: false,
    validDays: 60,
    readers: reachOut,
    learnt: true,
  }),
  incumbent: entry({
    subject: 'account',
    title: 'Present supplier',
    value: z.strictObject({ name: label }),
    text: ({ name }) => name,
    many: true,
    validDays: 730,
    readers: ['orchestrator'],
    learnt: false,
  }),
  budget_period: entry({
    subject: 'account',
    title: 'Budget is decided',
    value: z.strictObject({ quarter: z.int().min(1).max(4) }),
    text: ({ quarter }) => `in quarter ${quarter}`,
    many: false,
    validDays: 400,
    readers: ['orchestrator'],
    learnt: true,
  }),
  renewal_month: entry({
    subject: 'account',
    title: 'Present contract ends',
    value: z.strictObject({ month }),
    text: (value) => value.month,
    many: false,
    validDays: 1100,
    endsAfter: (value) => lastDayOf(value.month),
    readers: ['orchestrator'],
    learnt: true,
  }),
  decision_process: entry({
    subject: 'account',
    title: 'How they decide',
    value: z.strictObject({ process: z.enum(decisionProcesses) }),
    text: ({ process }) => decisionProcessTitles[process],
    many: false,
    validDays: 365,
    readers: ['orchestrator'],
    learnt: true,
  }),
} as const;

export type FactType = keyof typeof factTypes;
export const factTypeNames = Object.keys(factTypes) as [FactType, ...FactType[]];
export const factTypeSchema = z.enum(factTypeNames);
export type FactValueOf<T extends FactType> = z.infer<(typeof factTypes)[T]['value']>;

/** A fact in words: its type and its value. */
export type Fact = { [T in FactType]: { type: T; value: FactValueOf<T> } }[FactType];

/** The entry of a type whose value is not known at compile time: what it is given has to be parsed first. */
export const factTypeOf = (type: FactType): FactEntry<unknown> =>
  factTypes[type] as unknown as FactEntry<unknown>;

/** A fact of its type, or null where the value is not of its form. */
export function parseFact(type: string, value: unknown): Fact | null {
  const known = factTypeSchema.safeParse(type);
  if (!known.success) return null;
  const parsed = factTypeOf(known.data).value.safeParse(value);
  return parsed.success ? ({ type: known.data, value: parsed.data } as Fact) : null;
}

/** The value in words for people. */
export const factText = ({ type, value }: Fact, names: ReadonlyMap<string, string> = new Map()): string =>
  factTypeOf(type).text(value, names);

/** What tells facts of one type apart that may hold at the same time; the same for all where only one may. */
export const factKey = ({ type, value }: Fact): string =>
  factTypeOf(type).many ? `${type} ${Object.values(value).join(' ')}` : type;

export const sameValue = (a: Fact, b: Fact): boolean =>
  a.type === b.type && Object.values(a.value).join(' ') === Object.values(b.value).join(' ');
