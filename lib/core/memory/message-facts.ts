import type { ReplyReading } from '../contactability/distress/reply-reading';
import { type Fact, factKey } from './fact-types';
import { isSoonEnough, type MessageReading, readMessage } from './read-message';

/** How sure what was read is: by clear words, and by a model that answers under a schema. */
const BY_WORDS = 0.6;
const BY_MODEL = 0.7;
const BY_BOTH = 0.8;

export type FactRead = { fact: Fact; confidence: number };

const answers: Partial<Record<ReplyReading['answer'], Fact>> = {
  not_now: { type: 'objection', value: { kind: 'timing' } },
  not_interested: { type: 'objection', value: { kind: 'no_need' } },
  wrong_person: { type: 'objection', value: { kind: 'wrong_person' } },
};

/**
 * What a message says in typed facts: by its words, and by what the quarantined reading of a model found, where there is one. Where both
 * say it, it is surer; where they differ over one thing, the words count, since they can be looked up.
 */
export function factsOfMessage(
  text: string,
  reading: ReplyReading | null,
  about: MessageReading,
): FactRead[] {
  const read = new Map<string, FactRead>();
  for (const fact of readMessage(text, about)) read.set(factKey(fact), { fact, confidence: BY_WORDS });
  for (const fact of reading ? factsOfReading(reading, about.today) : []) {
    const known = read.get(factKey(fact));
    if (!known) read.set(factKey(fact), { fact, confidence: BY_MODEL });
    else if (JSON.stringify(known.fact) === JSON.stringify(fact)) known.confidence = BY_BOTH;
  }
  return [...read.values()];
}

function factsOfReading({ answer, againOn }: ReplyReading, today: string): Fact[] {
  const said = answers[answer];
  return [
    ...(said ? [said] : []),
    ...(againOn !== null && isSoonEnough(againOn, today)
      ? [{ type: 'not_before' as const, value: { date: againOn } }]
      : []),
  ];
}
