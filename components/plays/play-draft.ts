import { z } from 'zod';
import type { PlayDetail } from '@/lib/contracts/plays';
import type { Condition } from '@/lib/core/plays/condition';
import { playBodySchema } from '@/lib/core/plays/play-body';
import { operators, playFieldNames, playFieldOf } from '@/lib/core/plays/play-fields';
import { goalMeasures, playSubjects } from '@/lib/core/plays/play-goal';
import { microsOf, unitsOf } from '@/lib/core/shared/micros';

const text = z.string();
const conditionDraft = z.object({
  field: z.enum(playFieldNames),
  of: text,
  days: text,
  op: z.enum(operators),
  /** Texts stand in one line, separated by commas; of a closed set those that are chosen. */
  value: z.union([text, z.array(text)]),
});
export type ConditionDraft = z.infer<typeof conditionDraft>;

/** A play as it is typed: figures and lists are text, and every kind of trigger keeps what was typed for it. */
const fields = z.object({
  title: text.trim().min(1, 'Name it.').max(120),
  goal: text,
  afterDays: text,
  on: z.enum(['signal', 'profile', 'surge', 'schedule']),
  kinds: z.array(text),
  events: text,
  minScore: text,
  minPeople: text,
  topics: text,
  at: text,
  /** `day`, or the number of a weekday. */
  every: text,
  conditions: z.array(conditionDraft),
  measure: z.enum(goalMeasures),
  target: text,
  horizonDays: text,
  outcomeValue: text,
  maxCost: text,
  maxReviewMinutes: text,
  maxContactsPerAccount: text,
  priority: text,
  /** None is all there are. */
  agents: z.array(text),
  plansFor: z.enum(playSubjects),
  asksExecutive: z.boolean(),
});
export type PlayDraft = z.input<typeof fields>;

export const playDraftSchema = fields.transform((draft, context) => {
  const parsed = playBodySchema.safeParse(bodyOf(draft));
  if (parsed.success) return { title: draft.title, body: parsed.data };
  for (const { path, message } of parsed.error.issues)
    context.addIssue({ code: 'custom', path: fieldOf(path), message });
  return z.NEVER;
});
export type PlayDrafted = z.output<typeof playDraftSchema>;

/** Where a part of the body is typed. */
function fieldOf(path: readonly PropertyKey[]): PropertyKey[] {
  const [first, second] = path;
  if (first === 'conditions') return path.slice(0, 3);
  if (first === 'outcomeValueMicros') return ['outcomeValue'];
  if (first === 'aim') return [second ?? 'measure'];
  if (first === 'limits') return [second === 'maxCostMicros' ? 'maxCost' : (second ?? 'maxCost')];
  if (first === 'agents') return ['agents'];
  if (first === 'trigger') return [second === 'weekday' ? 'every' : (second ?? 'on')];
  return [second === 'afterDays' ? 'afterDays' : (first ?? 'title')];
}

/** The parts of a list that was typed in one line. */
const listOf = (line: string): string[] =>
  line
    .split(',')
    .map((part) => part.trim())
    .filter((part) => part !== '');
const numberOf = (typed: string): number => (typed.trim() === '' ? Number.NaN : Number(typed));

function bodyOf(draft: z.output<typeof fields>): unknown {
  return {
    trigger: triggerOf(draft),
    conditions: draft.conditions.map(conditionOf),
    goal: draft.goal,
    again: { afterDays: numberOf(draft.afterDays) },
    ...goalOf(draft),
  };
}

const orNull = <T>(typed: string, read: (typed: string) => T): T | null =>
  typed.trim() === '' ? null : read(typed);
/** What is no amount stays what was typed, and is refused by the body's own rules. */
const microsTyped = (typed: string): string => {
  const units = Number(typed);
  return Number.isFinite(units) ? microsOf(units).toString() : typed;
};

function goalOf(draft: z.output<typeof fields>): Record<string, unknown> {
  return {
    aim: {
      measure: draft.measure,
      target: orNull(draft.target, numberOf),
      horizonDays: numberOf(draft.horizonDays),
    },
    limits: {
      maxCostMicros: orNull(draft.maxCost, microsTyped),
      maxContactsPerAccount: orNull(draft.maxContactsPerAccount, numberOf),
      maxReviewMinutes: orNull(draft.maxReviewMinutes, numberOf),
    },
    priority: numberOf(draft.priority),
    outcomeValueMicros: orNull(draft.outcomeValue, microsTyped),
    agents: draft.agents.length === 0 ? 'all' : draft.agents,
    // What no other trigger can be planned for is left behind with the surge.
    plansFor: draft.on === 'surge' ? draft.plansFor : 'person',
    asksExecutive: draft.asksExecutive,
  };
}

const typedOf = (value: number | null): string => (value === null ? '' : String(value));
const unitsTyped = (micros: string | null): string =>
  micros === null ? '' : String(unitsOf(BigInt(micros)));

const draftOfGoal = (body: PlayDetail['body']) => ({
  measure: body.aim.measure,
  target: typedOf(body.aim.target),
  horizonDays: String(body.aim.horizonDays),
  outcomeValue: unitsTyped(body.outcomeValueMicros),
  maxCost: unitsTyped(body.limits.maxCostMicros),
  maxReviewMinutes: typedOf(body.limits.maxReviewMinutes),
  maxContactsPerAccount: typedOf(body.limits.maxContactsPerAccount),
  priority: String(body.priority),
  agents: body.agents === 'all' ? [] : [...body.agents],
  plansFor: body.plansFor,
  asksExecutive: body.asksExecutive,
});

function triggerOf(draft: z.output<typeof fields>): unknown {
  const { on } = draft;
  if (on === 'signal') return { on, kinds: draft.kinds, events: listOf(draft.events) };
  if (on === 'surge')
    return {
      on,
      minScore: numberOf(draft.minScore),
      minPeople: numberOf(draft.minPeople),
      topics: listOf(draft.topics),
    };
  if (on === 'schedule')
    return { on, at: draft.at.trim(), weekday: draft.every === 'day' ? null : Number(draft.every) };
  return { on };
}

function conditionOf({ field: name, of, days, op, value }: ConditionDraft): unknown {
  const field = playFieldOf(name);
  const typed = typeof value === 'string' ? value : value.join(',');
  return {
    field: name,
    ...(field.asks === 'name' || field.asks === 'topic' ? { of } : {}),
    ...(field.asks === 'days' ? { days: numberOf(days) } : {}),
    op,
    value: field.type === 'number' ? numberOf(typed) : typeof value === 'string' ? listOf(value) : value,
  };
}

const draftOfCondition = ({ field, of, days, op, value }: Condition): ConditionDraft => ({
  field,
  of: of ?? '',
  days: days === undefined ? '' : String(days),
  op,
  value:
    typeof value === 'number'
      ? String(value)
      : playFieldOf(field).type === 'choice'
        ? [...value]
        : value.join(', '),
});

export const emptyCondition: ConditionDraft = {
  field: 'contact.engagements',
  of: '',
  days: '7',
  op: 'at_least',
  value: '2',
};

export function playDraftOf({ title, body }: Pick<PlayDetail, 'title' | 'body'>): PlayDraft {
  const { trigger, conditions, goal, again } = body;
  const signal = trigger.on === 'signal' ? trigger : { kinds: ['contact.tracked'], events: [] };
  const surge = trigger.on === 'surge' ? trigger : { minScore: 0, minPeople: 1, topics: [] };
  const schedule = trigger.on === 'schedule' ? trigger : { at: '09:00', weekday: null };
  return {
    title,
    goal,
    ...draftOfGoal(body),
    afterDays: String(again.afterDays),
    on: trigger.on,
    kinds: [...signal.kinds],
    events: signal.events.join(', '),
    minScore: String(surge.minScore),
    minPeople: String(surge.minPeople),
    topics: surge.topics.join(', '),
    at: schedule.at,
    every: schedule.weekday === null ? 'day' : String(schedule.weekday),
    conditions: conditions.map(draftOfCondition),
  };
}
