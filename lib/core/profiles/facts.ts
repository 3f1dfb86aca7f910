import { z } from 'zod';

export const factValueSchema = z.union([z.string(), z.number(), z.boolean(), z.null()]);
export type FactValue = z.infer<typeof factValueSchema>;

/** What was stated of one field: the value, when it was observed (ISO, UTC), by which source, in which of its messages. */
export type Fact = [value: FactValue, at: string, source: string, messageId: string];
/** By field; a trait's field is `traits.NAME`. */
export type Facts = Readonly<Record<string, Fact>>;
/** Checked by hand: each profile that a signal is about is read. */
export const factsSchema = z.custom<Record<string, Fact>>(
  (value) =>
    typeof value === 'object' &&
    value !== null &&
    !Array.isArray(value) &&
    Object.values(value).every(isFact),
  'must be facts by field',
);

const isFactValue = (value: unknown): value is FactValue =>
  value === null || typeof value === 'string' || typeof value === 'boolean' || Number.isFinite(value);
const isFact = (value: unknown): value is Fact =>
  Array.isArray(value) &&
  value.length === 4 &&
  isFactValue(value[0]) &&
  value.slice(1).every((part) => typeof part === 'string');
export type Stamp = { at: string; source: string; messageId: string };

/**
 * Whether one statement counts before another: the later observation, then source and message by their names, then the value. A total
 * order, so that any two histories of the same statements end alike, in whatever order and however often each arrives (a
 * last-writer-wins register, Shapiro et al. 2011).
 */
function counts([value, at, source, message]: Fact, before: Fact | undefined): boolean {
  if (!before) return true;
  const [otherValue, otherAt, otherSource, otherMessage] = before;
  if (at !== otherAt) return at > otherAt;
  if (source !== otherSource) return source > otherSource;
  if (message !== otherMessage) return message > otherMessage;
  return JSON.stringify(value) > JSON.stringify(otherValue);
}

/** Two sets of facts as one: of each field what counts. Commutative, associative, idempotent. */
export function joinFacts(a: Facts, b: Facts): Facts {
  const joined: Record<string, Fact> = { ...a };
  for (const [field, fact] of Object.entries(b)) if (counts(fact, joined[field])) joined[field] = fact;
  return joined;
}

/** The facts with what was stated now; fields that are not stated stay as they are. */
export function stateFacts(
  facts: Facts,
  stated: Readonly<Record<string, FactValue | undefined>>,
  { at, source, messageId }: Stamp,
): Facts {
  const now = Object.fromEntries(
    Object.entries(stated).flatMap(([field, value]): [string, Fact][] =>
      value === undefined ? [] : [[field, [value, new Date(at).toISOString(), source, messageId]]],
    ),
  );
  return Object.keys(now).length === 0 ? facts : joinFacts(facts, now);
}

/** What counts of a field now; null where nothing was stated. */
export const factOf = (facts: Facts, field: string): FactValue => facts[field]?.[0] ?? null;

/** The same as text; of something else, nothing. */
export function textOf(facts: Facts, field: string): string | null {
  const value = factOf(facts, field);
  return typeof value === 'string' ? value : null;
}

const TRAITS = 'traits.';
export const traitField = (name: string): string => `${TRAITS}${name}`;

/** The traits among the facts, by name. */
export const traitsOf = (facts: Facts): Record<string, FactValue> =>
  Object.fromEntries(
    Object.entries(facts)
      .filter(([field]) => field.startsWith(TRAITS))
      .map(([field, [value]]) => [field.slice(TRAITS.length), value]),
  );
