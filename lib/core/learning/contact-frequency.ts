import { z } from 'zod';
import { probabilityAbove } from '../statistics/normal';

/** What came of contacts that were the so-manieth without an answer: how many were made, answered, and refused. */
export const contactCountSchema = z.strictObject({
  /** Counted from 1, since the person last answered. */
  contact: z.number().int().min(1),
  made: z.number().int().min(0),
  answered: z.number().int().min(0),
  /** Unsubscriptions, objections and complaints: each cancels an answer. */
  refused: z.number().int().min(0),
});
export type ContactCount = z.infer<typeof contactCountSchema>;

export type ContactReturn = ContactCount & {
  /** Answers less refusals that one such contact brings: expected, and between which bounds 8 times in 10. */
  mean: number;
  low: number;
  high: number;
  deviation: number;
};
export type FrequencyPattern = { contacts: readonly ContactReturn[] };

/** Contacts' worth of belief that the next contact brings what the one before did. */
export const frequencyPooling = 40;
/** A contact is not made where it is this likely that it brings less than it must. */
export const sureEnough = 0.9;
const eightInTen = 1.2816;

/**
 * What each further contact without an answer brings. Drawn towards the contact before it, the more the fewer were made, and never rising: a
 * person who did not answer five times does not become likelier to answer by a sixth, what looks like it is chance. Who is still there to be
 * contacted differs from who began; for deciding on one more contact that is what counts.
 */
export function learnFrequency(counts: readonly ContactCount[]): FrequencyPattern {
  const inOrder = [...counts].filter(({ made }) => made > 0).sort((a, b) => a.contact - b.contact);
  const answers = pooled(inOrder.map(({ made, answered }) => ({ made, hits: answered })));
  const refusals = pooled(inOrder.map(({ made, refused }) => ({ made, hits: refused })));
  const blocks = neverRising(
    inOrder.map(({ made }, i) => {
      const [answer, refusal] = [answers[i], refusals[i]];
      return {
        value: (answer?.mean ?? 0) - (refusal?.mean ?? 0),
        variance: (answer?.variance ?? 0) + (refusal?.variance ?? 0),
        weight: made + frequencyPooling,
      };
    }),
  );
  return {
    contacts: inOrder.map((count, i) => {
      const { value: mean, variance } = blocks[i] ?? { value: 0, variance: 0 };
      const deviation = Math.sqrt(variance);
      return {
        ...count,
        mean,
        deviation,
        low: mean - eightInTen * deviation,
        high: mean + eightInTen * deviation,
      };
    }),
  };
}

/** Beta beliefs in order, each drawn towards the one before it; the first towards half an answer in as many as one belief is worth. */
function pooled(list: readonly { made: number; hits: number }[]): { mean: number; variance: number }[] {
  const all = list.reduce((sum, { made, hits }) => ({ made: sum.made + made, hits: sum.hits + hits }), {
    made: 0,
    hits: 0,
  });
  let before = (all.hits + 0.5) / (all.made + 1);
  return list.map(({ made, hits }) => {
    const total = made + frequencyPooling;
    const mean = (hits + frequencyPooling * before) / total;
    before = mean;
    return { mean, variance: (mean * (1 - mean)) / (total + 1) };
  });
}

type Level = { value: number; variance: number; weight: number };

/** Pools neighbours that would rise (isotonic regression); those in one block share a value and its certainty. */
function neverRising(levels: readonly Level[]): Level[] {
  const blocks: (Level & { length: number })[] = [];
  for (const level of levels) {
    blocks.push({ ...level, length: 1 });
    for (let last = blocks.length - 1; last > 0; last--) {
      const [a, b] = [blocks[last - 1], blocks[last]];
      if (!a || !b || b.value <= a.value) break;
      const weight = a.weight + b.weight;
      const [shareA, shareB] = [a.weight / weight, b.weight / weight];
      blocks.splice(last - 1, 2, {
        value: shareA * a.value + shareB * b.value,
        variance: shareA ** 2 * a.variance + shareB ** 2 * b.variance,
        weight,
        length: a.length + b.length,
      });
    }
  }
  return blocks.flatMap((block) => new Array<Level>(block.length).fill(block));
}

export type NextContact = {
  /** The so-manieth without an answer that the next contact would be. */
  contact: number;
  /** What it brings, by those of the same count or, beyond what was seen, of the highest. Null where nothing was. */
  expected: ContactReturn | null;
  /** How likely it is that it brings less than it must. */
  likelyTooLittle: number;
  isWorthIt: boolean;
};

/** Whether a further contact is worth it: it is, unless what was seen makes it likely enough that it is not. */
export function nextContact(pattern: FrequencyPattern, contact: number, least: number): NextContact {
  const expected = pattern.contacts.findLast((each) => each.contact <= contact) ?? null;
  const likelyTooLittle = expected ? 1 - probabilityAbove(expected, least) : 0;
  return { contact, expected, likelyTooLittle, isWorthIt: likelyTooLittle < sureEnough };
}

/** The last contact that is worth it; null where none is known not to be. */
export function lastWorthwhile(pattern: FrequencyPattern, least: number): number | null {
  const first = pattern.contacts.find(({ contact }) => !nextContact(pattern, contact, least).isWorthIt);
  return first ? first.contact - 1 : null;
}
