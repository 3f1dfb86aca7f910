import { z } from 'zod';
import { assertNever } from '../shared/assert-never';
import { formatFigure } from '../shared/format-figures';
import { LONGEST_GLOB, matchGlob } from '../signals/intent/match-glob';
import type { PlayFacts } from './play-facts';
import { operators, operatorsOf, operatorTitles, playFieldNames, playFieldOf } from './play-fields';

/** Engagement is kept by day for as long as interest is looked at. */
export const MOST_DAYS = 119;

/** One thing that must hold about a person. Texts are compared without regard to case; any one of them is enough. */
export const conditionSchema = z
  .strictObject({
    field: z.enum(playFieldNames),
    /** The name of the property, the trait or the topic. */
    of: z.string().trim().min(1).max(100).optional(),
    days: z
      .number()
      .int()
      .min(1, 'must be at least 1')
      .max(MOST_DAYS, `must be at most ${MOST_DAYS}`)
      .optional(),
    op: z.enum(operators),
    value: z.union([z.number(), z.array(z.string().trim().min(1).max(LONGEST_GLOB)).min(1).max(50)]),
  })
  .superRefine(({ field: name, of, days, op, value }, context) => {
    const field = playFieldOf(name);
    const refuse = (path: string, message: string) =>
      context.addIssue({ code: 'custom', path: [path], message });
    if (!(operatorsOf[field.type] as readonly string[]).includes(op))
      refuse(
        'op',
        `${field.title} can be compared by: ${operatorsOf[field.type].map((each) => operatorTitles[each]).join(', ')}`,
      );
    const asksName = field.asks === 'name' || field.asks === 'topic';
    if (asksName !== (of !== undefined))
      refuse('of', asksName ? `say which ${field.asks === 'topic' ? 'topic' : 'one'}` : 'leave it out here');
    if ((field.asks === 'days') !== (days !== undefined))
      refuse('days', field.asks === 'days' ? 'say over how many days' : 'leave it out here');
    if (field.type === 'number') {
      if (typeof value !== 'number') refuse('value', 'must be a number');
      else if (value < field.min || value > field.max)
        refuse('value', `must be from ${field.min} to ${field.max}`);
    } else if (typeof value === 'number') refuse('value', 'name at least one');
    else if (field.type === 'choice') {
      const unknown = value.find((each) => !Object.hasOwn(field.choices, each));
      if (unknown !== undefined)
        refuse('value', `${unknown} is none of: ${Object.keys(field.choices).join(', ')}`);
    }
  });
export type Condition = z.infer<typeof conditionSchema>;

/** A condition in words, such as `Engagements within 7 days is at least 3`. */
export function conditionText({ field: name, of, days, op, value }: Condition): string {
  const field = playFieldOf(name);
  const named = of === undefined ? field.title : `${field.title}: ${of},`;
  const what = days === undefined ? named : `${named} within ${days} ${days === 1 ? 'day' : 'days'}`;
  const values =
    typeof value === 'number'
      ? formatFigure(value)
      : value
          .map((each) => (field.type === 'choice' ? (field.choices[each] ?? each) : `“${each}”`))
          .join(', ');
  return `${what} ${operatorTitles[op]} ${values}`;
}

/** Whether it holds, and a sentence that is kept: it never tells a personal value. What is not known never holds. */
function test(condition: Condition, facts: PlayFacts): { holds: boolean; why: string } {
  const field = playFieldOf(condition.field);
  const text = conditionText(condition);
  const known = field.read(facts, condition);
  if (known === null || (typeof known === 'string' && known.trim() === ''))
    return { holds: false, why: `${text}: this is not known.` };
  const holds = compare(known, condition);
  const shown = field.type === 'choice' ? (field.choices[known as string] ?? known) : known;
  const it = typeof shown === 'number' ? formatFigure(shown) : shown;
  return {
    holds,
    why: `${text}: ${field.personal ? (holds ? 'so it is' : 'it is not so') : `it is ${it}`}.`,
  };
}

function compare(known: string | number, { op, value }: Condition): boolean {
  if (typeof value === 'number') {
    if (typeof known !== 'number') return false;
    return op === 'at_least' ? known >= value : op === 'at_most' ? known <= value : false;
  }
  if (typeof known !== 'string') return false;
  const text = known.trim().toLowerCase();
  const any = (holds: (each: string) => boolean) => value.some((each) => holds(each.toLowerCase()));
  switch (op) {
    case 'is':
      return any((each) => text === each);
    case 'is_not':
      return !any((each) => text === each);
    case 'contains':
      return any((each) => text.includes(each));
    case 'like':
      return any((each) => matchGlob(each, text));
    case 'at_least':
    case 'at_most':
      return false;
    default:
      return assertNever(op);
  }
}

/** Whether all hold, with one sentence for each. Without a condition everything holds. */
export function matches(
  conditions: readonly Condition[],
  facts: PlayFacts,
): { holds: boolean; why: string[] } {
  const tested = conditions.map((condition) => test(condition, facts));
  return { holds: tested.every(({ holds }) => holds), why: tested.map(({ why }) => why) };
}
