import { z } from 'zod';
import { channels } from '../actions/catalogue';
import { bound, distinct, languageSchema, phraseSchema, shortText } from './guideline-parts';
import { formsOf } from './phrases/phrase-form';

export const contentVerdicts = ['deny', 'escalate'] as const;
export type ContentVerdict = (typeof contentVerdicts)[number];
const verdict = z.enum(contentVerdicts);

const forbiddenPhraseSchema = z.strictObject({ phrase: phraseSchema, reason: shortText(300), verdict });

const requiredPhraseSchema = z.strictObject({
  phrase: phraseSchema,
  /** Where it has to stand; in none of these channels it is not asked for. */
  channels: bound(z.enum(channels), channels.length, 'channels'),
  /** The kinds of text it may stand in, such as `body`; empty: any of them. */
  fields: bound(z.string().trim().min(1).max(60), 20, 'kinds of text'),
});

const claimSchema = z.strictObject({ phrase: phraseSchema, verdict });

const sourceSchema = z.strictObject({
  id: z
    .string()
    .trim()
    .regex(
      /^[A-Za-z0-9][A-Za-z0-9._-]{0,79}$/,
      'has to be a short name of letters, digits, dots and hyphens',
    ),
  title: shortText(200),
});

const regulatedTopicSchema = z.strictObject({
  name: shortText(80),
  terms: bound(phraseSchema, 50, 'terms').min(1, 'needs at least one term'),
  /** Who may sign such content off, by user id; nobody: it is refused. */
  legalReviewerIds: bound(z.string().min(1).max(80), 20, 'people'),
});

const domainSchema = z
  .string()
  .trim()
  .toLowerCase()
  .max(253, 'is longer than a domain can be')
  .regex(
    /^(?:[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?\.)+[a-z0-9-]{2,63}$/,
    'has to be a domain such as example.com, without https:// and without a path; an international one in its xn-- form',
  );

/** What a share of 0 to 1 has to reach before a person is asked, and before the content is refused. */
const levelsSchema = z
  .strictObject({ askAbove: z.number().min(0).max(1), refuseAbove: z.number().min(0).max(1) })
  .refine(({ askAbove, refuseAbove }) => askAbove <= refuseAbove, {
    path: ['refuseAbove'],
    message: 'has to be at least the level from which a person is asked',
  });

const toneSchema = z.strictObject({
  verdict,
  /** Share of the letters that are capitals, in texts of 20 letters and more. */
  maxCapitalShare: z.number().min(0).max(1),
  /** One is always allowed, unless this is 0. */
  maxExclamationsPer100Words: z.number().min(0).max(100),
  maxEmoji: z.number().int().min(0).max(100),
  maxSentenceWords: z.number().int().min(5).max(200),
  /** School years it takes to read (Automated Readability Index), in texts of 50 words and more. */
  maxReadingGrade: z.number().min(1).max(30),
});

/** What content has to hold to, of one workspace. Every list is bounded, so that checking a text has a known price. */
export const brandGuidelinesSchema = z.strictObject({
  forbiddenPhrases: distinct(forbiddenPhraseSchema, 300, 'phrases', (item) => keyOfPhrase(item.phrase)),
  requiredPhrases: distinct(requiredPhraseSchema, 50, 'phrases', (item) => keyOfPhrase(item.phrase)),
  claims: z.strictObject({
    phrases: distinct(claimSchema, 100, 'claims', (item) => keyOfPhrase(item.phrase)),
    /** Figures in percent are claims as well. */
    percentages: z.enum(['off', ...contentVerdicts]),
    approvedSources: distinct(sourceSchema, 500, 'sources', (item) => item.id),
  }),
  competitors: distinct(z.strictObject({ name: phraseSchema, verdict }), 100, 'names', (item) =>
    keyOfPhrase(item.name),
  ),
  tone: toneSchema,
  regulatedTopics: distinct(regulatedTopicSchema, 20, 'topics', (item) => item.name.toLowerCase()),
  /** Where links may lead, subdomains included; a link anywhere else is refused, and with an empty list every link. */
  allowedLinkDomains: distinct(domainSchema, 200, 'domains', (item) => item),
  /** What agents tell people they write to. */
  disclosure: z.strictObject({
    required: z.boolean(),
    text: phraseSchema,
    channels: bound(z.enum(channels), channels.length, 'channels'),
  }),
  profanity: z.strictObject({ check: z.boolean() }),
  toxicity: levelsSchema,
  /** For what is sent as a message: e-mail and sequences. */
  spam: levelsSchema,
  /** The languages content may be written in; the checks of tone and toxicity read English. */
  languages: distinct(languageSchema, 8, 'languages', (item) => item).min(1, 'needs at least one language'),
});
export type BrandGuidelines = z.infer<typeof brandGuidelinesSchema>;

/** Two phrases with the same key match the same texts. */
export const keyOfPhrase = (phrase: string): string => JSON.stringify(formsOf(phrase));
