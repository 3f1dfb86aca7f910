import { checkContent } from '../../lib/core/brand-safety/check-content';
import type { BrandContent } from '../../lib/core/brand-safety/content';
import { defaultBrandGuidelines } from '../../lib/core/brand-safety/default-guidelines';
import { assessText } from '../../lib/platform/text-assessment/assess-text';
import { atMost, type Figure, plain, quantile } from '../figure';

const mail = `Hi Anna,

thank you for looking at our report on routing. Teams such as yours told us that most of their time goes into finding the right owner for a new contact, and that half of the answers come too late. We have written down what worked for three of them, with the figures and what it took.

If you like, I can send you the short version, or we can talk for twenty minutes next week. Thursday in the morning would suit us well; please tell me what suits you.

Kind regards,
Tom

This message was written by an AI agent.`;

const rounds = 40;
const timesInRound = 500;

/**
 * Microseconds of processor time per call: the median of many rounds, after enough calls for the compiler to have settled.
 * Processor time, so that what else the machine does counts for little.
 */
function microsecondsOf(work: () => void): number {
  const perCall = Array.from({ length: rounds }, () => {
    const before = process.cpuUsage();
    for (let i = 0; i < timesInRound; i++) work();
    const { user, system } = process.cpuUsage(before);
    return (user + system) / timesInRound;
  });
  return quantile(perCall.slice(rounds / 4), 0.5);
}

/** The price of checking one e-mail of about 100 words, as the gate pays it, and of assessing it beforehand. */
export function measureBrandSafetySpeed(): Figure[] {
  const contentOf = (text: string): BrandContent => ({
    fields: [{ name: 'body', text, channel: 'email' }],
    sourceIds: [],
    byAgent: true,
    assessment: [assessText(text)],
  });
  const plainMail = contentOf(mail);
  const typeset = contentOf(mail.replaceAll(', ', ' \u2013 ').replace('Hi', '<p>Hi\u2026</p>'));
  return [
    atMost(
      'checkContent, an e-mail of 100 words',
      microsecondsOf(() => checkContent(plainMail, defaultBrandGuidelines)),
      'µs',
      50,
    ),
    plain(
      'checkContent, the same with tags and dashes',
      microsecondsOf(() => checkContent(typeset, defaultBrandGuidelines)),
      'µs',
    ),
    plain(
      'assessText, an e-mail of 100 words',
      microsecondsOf(() => assessText(mail)),
      'µs',
    ),
  ];
}
