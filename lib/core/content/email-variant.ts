import type { z } from 'zod';
import { unitHash } from '../statistics/split-by-hash';
import { BASE, EVERYBODY, type PageAudience, segmentKey } from './page-audience';
import { type PageSplit, readSplit, splitText } from './page-split';
import { segmentsOf, splitField, splitOf, type VariantWords, wordsOf } from './page-state';
import type { recipientDrawSchema } from './variant-payload';

/** The words of one step of a sequence, and what the outreach tool tells of its variants and splits. */
export type StepWords = {
  subject: string;
  body: string;
  state: Readonly<Record<string, string | number | boolean | null>>;
};
/** Made again from its split and its seed, a draw gives the same. */
export type RecipientDraw = z.infer<typeof recipientDrawSchema>;

const BLOCK = '\n\n';

/**
 * The message of a variant: the greeting of the step and what it ends with, whose signature, disclosure and way out stay word for word, around
 * the variant's own text. Null where the step has no ending that tells the reader how to get out.
 */
export function renderEmail(
  step: Pick<StepWords, 'subject' | 'body'>,
  { headline, text, button }: VariantWords,
): { subject: string; body: string } | null {
  const blocks = step.body.split(BLOCK);
  const end = blocks.findIndex((block) => block.includes('{{senderName}}'));
  const ending = blocks.slice(end).join(BLOCK);
  if (end < 0 || !ending.includes('{{unsubscribeUrl}}')) return null;
  const [first = ''] = blocks;
  const greeting = end > 0 && first.includes('{{firstName') ? [first] : [];
  const asked = /[.!?]$/.test(button) ? button : `${button}.`;
  return { subject: headline, body: [...greeting, text, asked, ending].join(BLOCK) };
}

/** The segments that somebody belongs to, the narrowest first. */
export const segmentsOfPerson = ({ industry, role }: PageAudience): string[] => [
  ...new Set([
    segmentKey({ industry, role }),
    segmentKey({ industry, role: null }),
    segmentKey({ industry: null, role }),
    EVERYBODY,
  ]),
];

/** From what a recipient is drawn: nothing that anybody can choose. */
export const recipientSeed = (of: { contactId: string; sequenceId: string; step: number }): string =>
  `${of.contactId}:${of.sequenceId}:${of.step}`;

/** The variant that a seed draws from a split. */
export function drawFromSplit(split: PageSplit, seed: string): string {
  const point = unitHash(seed) * 100;
  let sum = 0;
  for (const key of Object.keys(split).sort()) {
    sum += split[key] ?? 0;
    if (point < sum) return key;
  }
  return BASE;
}

/** Whether any segment has more than the step's own words. */
export const hasVariants = ({ state }: Pick<StepWords, 'state'>): boolean =>
  segmentsOf(state).some((segment) => Object.keys(splitOf(state, segment)).some((key) => key !== BASE));

/** Draws for a recipient from the split of the narrowest segment that has one; null where everybody gets the step's own words. */
export function drawForRecipient(
  { state }: Pick<StepWords, 'state'>,
  audience: PageAudience,
  seed: string,
): RecipientDraw | null {
  for (const segment of segmentsOfPerson(audience)) {
    const split = readSplit(state[splitField(segment)]);
    if (!split || (segment === EVERYBODY && Object.keys(split).every((key) => key === BASE))) continue;
    return { key: drawFromSplit(split, seed), segment, split: splitText(split), seed };
  }
  return null;
}

/** The words that a draw gives, as they are there now; null where the variant is gone, or can't be sent. */
export function wordsOfDraw(step: StepWords, { key }: Pick<RecipientDraw, 'key'>) {
  if (key === BASE) return { subject: step.subject, body: step.body };
  const words = wordsOf(step.state, key);
  return words && renderEmail(step, words);
}

/** Whether a message's words are those of the step, or of the variant of it that its recorded draw gives and that still gets recipients. */
export function isWordsOfStep(
  step: StepWords,
  message: { subject?: string | undefined; body?: string | undefined; variant?: RecipientDraw | undefined },
  seed: string,
): boolean {
  const { variant } = message;
  if (variant === undefined) return step.subject === message.subject && step.body === message.body;
  const drawn = readSplit(variant.split);
  if (variant.seed !== seed || !drawn || drawFromSplit(drawn, seed) !== variant.key) return false;
  const live = readSplit(step.state[splitField(variant.segment)]) ?? { [BASE]: 100 };
  if (variant.key !== BASE && !(variant.key in live)) return false;
  const words = wordsOfDraw(step, variant);
  return words !== null && words.subject === message.subject && words.body === message.body;
}
