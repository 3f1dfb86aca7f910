import type { InputRef } from '../actions/proposal';
import { type FactReader, type FactType, type FactValueOf, factTypeOf } from './fact-types';
import { LEAST_CONFIDENCE } from './learn-habits';
import { type CurrentFact, currentFacts, type Observation, type Taint } from './merge-facts';

/** One thing that was learnt, as an agent is told of it: typed, and with whether words from outside said it. */
export type AgentFact<T extends FactType = FactType> = {
  [K in T]: { id: string; type: K; value: FactValueOf<K>; taint: Taint; confidence: number };
}[T];
export type AgentMemory = readonly AgentFact[];

/** What an agent may be told of a subject at a moment: of its types, not stale, sure enough. Nothing dated after the moment is in it. */
export function memoryFor(reader: FactReader, observations: readonly Observation[], at: Date): AgentMemory {
  return currentFacts(observations, at)
    .filter((held) => mayRead(reader, held))
    .map(tell);
}

const mayRead = (reader: FactReader, { fact, isStale, confidence }: CurrentFact): boolean =>
  !isStale && confidence >= LEAST_CONFIDENCE && factTypeOf(fact.type).readers.includes(reader);

const tell = ({ fact, from, taint, confidence }: CurrentFact): AgentFact =>
  ({ id: from.id, type: fact.type, value: fact.value, taint, confidence }) as AgentFact;

export const factsOf = <T extends FactType>(memory: AgentMemory, type: T): AgentFact<T>[] =>
  memory.filter((fact) => fact.type === type) as unknown as AgentFact<T>[];

/** That somebody is not to be written to before a day that has not come; null where nothing says so. */
export function waitingFor(memory: AgentMemory, today: string): AgentFact<'not_before'> | null {
  return factsOf(memory, 'not_before').find(({ value }) => value.date > today) ?? null;
}

/** A learnt fact among the reasons: by its id and type, never its value. Whoever reads them sees whether it is tainted. */
export const memoryInput = ({ id, type, taint }: AgentFact, use: string): InputRef => ({
  type: 'memory',
  id,
  note: `${factTypeOf(type).title}: ${use}`,
  ...(taint === 'outside' ? { taint } : {}),
});
