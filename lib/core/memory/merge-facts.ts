import type { Actor } from '../access/actor';
import { type Fact, type FactType, factKey, factTypeOf, sameValue } from './fact-types';

/** By whom it is known: an agent's figures, the words of somebody outside, a person of ours. */
export const factOrigins = ['agent', 'message', 'person'] as const;
export type FactOrigin = (typeof factOrigins)[number];
/** `outside`: taken from words that somebody outside wrote. It may put things in order and hold back; it decides nothing. */
export type Taint = 'none' | 'outside';

/** One time that something was learnt. It is never changed; forgotten, its value is gone. */
export type Observation = {
  id: string;
  type: FactType;
  /** Null once it was forgotten, or its person was erased. */
  fact: Fact | null;
  origin: FactOrigin;
  taint: Taint;
  /** 0–1, of this observation by itself. */
  confidence: number;
  observedAt: Date;
  recordedAt: Date;
  forgottenAt: Date | null;
};

/** What holds of one subject, as its observations say together. */
export type CurrentFact<O extends Observation = Observation> = {
  fact: Fact;
  /** The observation that holds. */
  from: O;
  confidence: number;
  taint: Taint;
  validUntil: Date;
  isStale: boolean;
};

const DAY_MS = 86_400_000;
/** So much of its confidence a fact loses by another that says something else, per certainty of the other. */
const CONTRADICTION = 0.5;

/** Until when an observation says something: its type's time, or the end of what it names. */
export function validUntil({
  type,
  fact,
  observedAt,
}: Pick<Observation, 'type' | 'fact' | 'observedAt'>): Date {
  const { validDays, endsAfter } = factTypeOf(type);
  const byAge = observedAt.getTime() + validDays * DAY_MS;
  if (fact === null || !endsAfter) return new Date(byAge);
  return new Date(Math.min(byAge, Date.parse(endsAfter(fact.value)) + DAY_MS));
}

/**
 * What holds at a moment, whatever the order in which it came in: newer goes before older, and a person of ours before any agent until
 * theirs is stale. Whatever was observed or recorded after the moment is not there: nothing of it leaks into a decision of before.
 * What was forgotten stays so: of a type of which one holds, nothing observed before the forgetting comes back.
 */
export function currentFacts<O extends Observation>(observations: readonly O[], at: Date): CurrentFact<O>[] {
  const told = observations.filter(({ observedAt, recordedAt }) => observedAt <= at && recordedAt <= at);
  const forgotten = new Map<FactType, number>();
  for (const { type, forgottenAt } of told)
    if (forgottenAt !== null && !factTypeOf(type).many)
      forgotten.set(type, Math.max(forgotten.get(type) ?? 0, forgottenAt.getTime()));
  const groups = new Map<string, (O & { fact: Fact })[]>();
  for (const each of told) {
    if (!isKnown(each) || each.observedAt.getTime() <= (forgotten.get(each.type) ?? Number.NEGATIVE_INFINITY))
      continue;
    const key = factKey(each.fact);
    groups.set(key, [...(groups.get(key) ?? []), each]);
  }
  return [...groups.entries()]
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .flatMap(([, group]) => holding(group, at) ?? []);
}

const isKnown = <O extends Observation>(observation: O): observation is O & { fact: Fact } =>
  observation.fact !== null && observation.forgottenAt === null;

function holding<O extends Observation>(
  group: readonly (O & { fact: Fact })[],
  at: Date,
): CurrentFact<O> | null {
  const live = group.filter((each) => at < validUntil(each));
  const newestFirst = [...(live.length > 0 ? live : group)].sort(newer);
  const from = newestFirst.find(({ origin }) => origin === 'person') ?? newestFirst[0];
  if (!from) return null;
  return {
    fact: from.fact,
    from,
    confidence: from.origin === 'person' ? from.confidence : contradicted(from, live),
    taint: from.taint,
    validUntil: validUntil(from),
    isStale: live.length === 0,
  };
}

/** The newest first; of two of one moment the one that came in later, by its id. */
const newer = (a: Observation, b: Observation): number =>
  b.observedAt.getTime() - a.observedAt.getTime() ||
  b.recordedAt.getTime() - a.recordedAt.getTime() ||
  (a.id < b.id ? 1 : a.id > b.id ? -1 : 0);

/** Its confidence, lowered once by each other value that is not stale, by the surest who said it. */
function contradicted(
  from: Observation & { fact: Fact },
  live: readonly (Observation & { fact: Fact })[],
): number {
  const others: { fact: Fact; confidence: number }[] = [];
  for (const { fact, confidence } of live) {
    if (sameValue(fact, from.fact)) continue;
    const known = others.find((other) => sameValue(other.fact, fact));
    if (known) known.confidence = Math.max(known.confidence, confidence);
    else others.push({ fact, confidence });
  }
  return others
    .map(({ confidence }) => confidence)
    .sort((a, b) => a - b)
    .reduce((left, other) => left * (1 - CONTRADICTION * other), from.confidence);
}

/** Of what holds, how sure it is has to change so much, over so long, before it is kept once more. */
const CHANGED = 0.1;
const CHANGED_AFTER_MS = DAY_MS;

/** Whether an agent's observation says something that is not known: it is kept only then, so that nothing is told again every hour. */
export function isNews(
  current: CurrentFact | undefined,
  { fact, confidence, observedAt }: { fact: Fact; confidence: number; observedAt: Date },
): boolean {
  if (!current || current.isStale) return true;
  if (current.from.origin === 'person' || observedAt <= current.from.observedAt) return false;
  if (!sameValue(current.fact, fact)) return true;
  const halfLife = (factTypeOf(fact.type).validDays * DAY_MS) / 2;
  const since = observedAt.getTime() - current.from.observedAt.getTime();
  const isOtherwiseSure = Math.abs(current.from.confidence - confidence) >= CHANGED;
  return since >= halfLife || (isOtherwiseSure && since >= CHANGED_AFTER_MS);
}

/** Something that is learnt of a subject, before it is kept. */
export type NewFact = {
  subject: { type: 'contact' | 'account'; id: string };
  fact: Fact;
  origin: FactOrigin;
  taint: Taint;
  confidence: number;
  observedAt: Date;
  /** From what: a run, a signal, what they answered (by the contact), or the person who said so. */
  source: { type: 'run' | 'signal' | 'reply' | 'person'; id: string };
  learntBy: Actor;
  /** What is learnt once from a source is not learnt again from it; null of a person, who may say a thing twice. */
  onceKey: string | null;
};
