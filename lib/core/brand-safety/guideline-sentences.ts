import type { Channel } from '../actions/catalogue';
import { formatShare } from '../shared/format-figures';
import type { NameOf } from './guideline-parts';
import type { BrandGuidelines, ContentVerdict } from './guidelines';
import { languageNames } from './languages';

const what: Record<ContentVerdict, string> = { deny: 'is refused', escalate: 'asks a person' };
export const channelNames: Record<Channel, string> = {
  crm: 'CRM',
  ads: 'advertising',
  outreach: 'outreach',
  email: 'e-mail',
  sms: 'text message',
  in_product: 'in the product',
  cms: 'website',
};
export const namesOfChannels = (channels: readonly Channel[]): string =>
  channels.length === 0 ? 'no channel' : channels.map((channel) => channelNames[channel]).join(', ');

type Item<K extends 'forbiddenPhrases' | 'requiredPhrases' | 'competitors' | 'regulatedTopics'> =
  BrandGuidelines[K][number];

export const forbiddenSentence = ({ phrase, verdict, reason }: Item<'forbiddenPhrases'>): string =>
  `Content that says “${phrase}” ${what[verdict]}: ${reason.replace(/\.?$/, '.')}`;

export const requiredSentence = ({ phrase, channels, fields }: Item<'requiredPhrases'>): string =>
  `“${phrase}” has to stand in ${fields.length === 0 ? 'the text' : fields.join(' or ')} of what goes out by ${namesOfChannels(channels)}.`;

export const claimSentence = ({ phrase, verdict }: BrandGuidelines['claims']['phrases'][number]): string =>
  `The claim “${phrase}” without an approved source ${what[verdict]}.`;

export const competitorSentence = ({ name, verdict }: Item<'competitors'>): string =>
  `A mention of ${name} ${what[verdict]}.`;

export const topicSentence = (topic: Item<'regulatedTopics'>, nameOf: NameOf): string =>
  `${topic.name} (${topic.terms.map((term) => `“${term}”`).join(', ')}) ${topic.legalReviewerIds.length === 0 ? 'is refused, because nobody is named to sign it off' : `needs the sign-off of ${topic.legalReviewerIds.map(nameOf).join(' or ')}`}.`;

/** The bounds that are figures or switches, by their place in the guidelines; `widens` says which way lets more pass. */
export const bounds: readonly Bound[] = [
  figure(
    'tone.maxCapitalShare',
    (g) => g.tone.maxCapitalShare,
    (v) => `At most ${formatShare(v)} of the letters are capitals.`,
  ),
  figure(
    'tone.maxExclamationsPer100Words',
    (g) => g.tone.maxExclamationsPer100Words,
    (v) => `At most ${v} exclamation marks in 100 words.`,
  ),
  figure(
    'tone.maxEmoji',
    (g) => g.tone.maxEmoji,
    (v) => `At most ${v} emoji in a text.`,
  ),
  figure(
    'tone.maxSentenceWords',
    (g) => g.tone.maxSentenceWords,
    (v) => `At most ${v} words in a sentence.`,
  ),
  figure(
    'tone.maxReadingGrade',
    (g) => g.tone.maxReadingGrade,
    (v) => `Readable after at most ${v} years of school.`,
  ),
  rank(
    'tone.verdict',
    (g) => g.tone.verdict,
    (v) => `Content beyond the bounds of tone ${what[v === 'deny' ? 'deny' : 'escalate']}.`,
  ),
  rank(
    'claims.percentages',
    (g) => g.claims.percentages,
    (v) =>
      v === 'deny' || v === 'escalate'
        ? `A percentage without an approved source ${what[v]}.`
        : 'Percentages need no source.',
  ),
  rank(
    'profanity.check',
    (g) => (g.profanity.check ? 'deny' : 'off'),
    (v) => (v === 'off' ? 'Swear words are not looked for.' : 'Swear words are refused.'),
  ),
  figure(
    'toxicity.askAbove',
    (g) => g.toxicity.askAbove,
    (v) => level('an insult', v, 'a person is asked'),
  ),
  figure(
    'toxicity.refuseAbove',
    (g) => g.toxicity.refuseAbove,
    (v) => level('an insult', v, 'it is refused'),
  ),
  figure(
    'spam.askAbove',
    (g) => g.spam.askAbove,
    (v) => level('spam', v, 'a person is asked'),
  ),
  figure(
    'spam.refuseAbove',
    (g) => g.spam.refuseAbove,
    (v) => level('spam', v, 'it is refused'),
  ),
];

/** `size` grows with what it lets pass. */
export type Bound = {
  field: string;
  size: (guidelines: BrandGuidelines) => number;
  say: (guidelines: BrandGuidelines) => string;
};

function figure(field: string, read: (g: BrandGuidelines) => number, say: (value: number) => string): Bound {
  return { field, size: read, say: (guidelines) => say(read(guidelines)) };
}

type Rank = ContentVerdict | 'off';
const sizes: Record<Rank, number> = { deny: 0, escalate: 1, off: 2 };

function rank(field: string, read: (g: BrandGuidelines) => Rank, say: (value: Rank) => string): Bound {
  return { field, size: (guidelines) => sizes[read(guidelines)], say: (guidelines) => say(read(guidelines)) };
}

const level = (likeWhat: string, value: number, then: string): string =>
  value === 1
    ? `However much a text reads like ${likeWhat}, it is not so that ${then}.`
    : `Above ${formatShare(value)} likeness to ${likeWhat} ${then}.`;

export const linkSentence = (domains: readonly string[]): string =>
  domains.length === 0 ? 'Every link is refused.' : `Links lead to ${domains.join(', ')} only.`;

export const languageSentence = (languages: BrandGuidelines['languages']): string =>
  `Content in another language than ${languages.map((language) => languageNames[language]).join(', ')} asks a person.`;

export const disclosureSentence = ({ required, text, channels }: BrandGuidelines['disclosure']): string =>
  required
    ? `What agents send by ${namesOfChannels(channels)} has to say “${text}”.`
    : 'Agents need not say that they are machines.';
