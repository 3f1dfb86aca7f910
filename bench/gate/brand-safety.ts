import { checkContent } from '../../lib/core/brand-safety/check-content';
import type { BrandContent } from '../../lib/core/brand-safety/content';
import { defaultBrandGuidelines } from '../../lib/core/brand-safety/default-guidelines';
import { assessText } from '../../lib/platform/text-assessment/assess-text';
import { atLeast, atMost, type Figure, plain } from '../figure';
import { type BrandSafetyData, dataFolder, isHeldOut, readBrandSafetyData } from './brand-safety-data';
import { measureBrandSafetySpeed } from './brand-safety-speed';
import { isStrongSwearing } from './brand-safety-swearing';

const quality = {
  'brand.profanity': 'profanity',
  'brand.toxicity': 'toxicity',
  'brand.spam-likeness': 'spam',
};

/** The rules about the quality of content that object to a text under the default guidelines. */
function objections(text: string): Set<string> {
  const content: BrandContent = {
    fields: [{ name: 'body', text, channel: 'email' }],
    sourceIds: [],
    byAgent: false,
    assessment: [assessText(text)],
  };
  return new Set(
    checkContent(content, defaultBrandGuidelines).flatMap(({ rule }) =>
      rule in quality ? [quality[rule as keyof typeof quality]] : [],
    ),
  );
}

const shareOf = (texts: readonly string[], objects: (found: Set<string>) => boolean): number =>
  texts.filter((text) => objects(objections(text))).length / texts.length;
const by = (rule: string) => (found: Set<string>) => found.has(rule);
const byAny = (found: Set<string>) => found.size > 0;
const percent = (share: number): number => 100 * share;

/**
 * How much of what is bad the checks of profanity, toxicity and spam find with the default guidelines, on the halves of the
 * data that nothing was learnt or chosen from, and how often they object to real slogans; then the price of a check.
 */
export async function measureBrandSafety(say: (line: string) => void = console.log): Promise<Figure[]> {
  const data = readBrandSafetyData();
  if (data === null)
    say(
      `NOT MEASURED, because there are no data sets in ${dataFolder}: recall and false alarms of brand safety.`,
    );
  return [...(data === null ? [] : measureRecall(data, say)), ...measureBrandSafetySpeed()];
}

function measureRecall(data: BrandSafetyData, say: (line: string) => void): Figure[] {
  const textsOf = (of: BrandSafetyData['comments'], label: boolean) =>
    of.filter((row) => row.label === label && isHeldOut(row.text)).map(({ text }) => text);
  const toxic = textsOf(data.comments, true);
  const civil = textsOf(data.comments, false);
  const swearing = toxic.filter(isStrongSwearing);
  const spam = textsOf(data.messages, true);
  const ham = textsOf(data.messages, false);
  const mails = data.mails.filter(isHeldOut);
  const unseenSlogans = data.slogans.filter(isHeldOut);
  say(
    `Held out: ${toxic.length} toxic and ${civil.length} civil comments, ${swearing.length} of the toxic ones with strong swearing, ${spam.length} spam and ${ham.length} other messages, ${mails.length} e-mails; ${data.slogans.length} slogans.`,
  );
  return [
    atMost('slogans objected to by any of the three checks', percent(shareOf(data.slogans, byAny)), '%', 1),
    atMost('the same, slogans of the held-out half', percent(shareOf(unseenSlogans, byAny)), '%', 1),
    atLeast('toxicity: recall', percent(shareOf(toxic, by('toxicity'))), '%', 70),
    plain('toxicity or profanity: recall of toxic comments', percent(shareOf(toxic, byAny)), '%'),
    atMost('toxicity: civil comments objected to', percent(shareOf(civil, by('toxicity'))), '%', 10),
    plain('toxicity: everyday messages objected to', percent(shareOf(ham, by('toxicity'))), '%'),
    plain('toxicity: slogans objected to', percent(shareOf(data.slogans, by('toxicity'))), '%'),
    atLeast('profanity: recall of strong swearing', percent(shareOf(swearing, by('profanity'))), '%', 95),
    plain('profanity: slogans objected to', percent(shareOf(data.slogans, by('profanity'))), '%'),
    atLeast('spam: recall', percent(shareOf(spam, by('spam'))), '%', 85),
    atMost('spam: everyday messages objected to', percent(shareOf(ham, by('spam'))), '%', 1),
    atMost('spam: e-mails of companies objected to', percent(shareOf(mails, by('spam'))), '%', 10),
    plain('toxicity: e-mails of companies objected to', percent(shareOf(mails, by('toxicity'))), '%'),
    plain('spam: slogans objected to', percent(shareOf(data.slogans, by('spam'))), '%'),
  ];
}
