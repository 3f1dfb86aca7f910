import fc from 'fast-check';
import type { BrandGuidelines } from '../../../lib/core/brand-safety/guidelines';
import { aContent } from './gate';

/** Few words, so that guidelines and contents meet often. */
export const brandWords = [
  'alpha',
  'beta',
  'gamma',
  'delta',
  '30%',
  'https://a.example',
  'https://b.example',
  'LOUD WORDS IN HERE',
  'no! no! no!',
  'an agent wrote',
  'a machine wrote',
];

const phrase = fc.constantFrom('alpha', 'beta', 'gamma', 'delta', 'alph*', 'alpha beta');
const verdict = fc.constantFrom('deny' as const, 'escalate' as const);
const channels = fc.subarray(['email' as const, 'ads' as const]);
const some = <T>(item: fc.Arbitrary<T>, keyOf: (item: T) => unknown, most = 3) =>
  fc.uniqueArray(item, { maxLength: most, selector: keyOf });
const levels = fc
  .tuple(fc.constantFrom(0.3, 0.5, 0.7, 1), fc.constantFrom(0, 0.2))
  .map(([askAbove, more]) => ({ askAbove, refuseAbove: Math.min(1, askAbove + more) }));

/** Guidelines that are valid, over the words of `brandWords`. */
export const anyBrandGuidelines: fc.Arbitrary<BrandGuidelines> = fc.record({
  forbiddenPhrases: some(fc.record({ phrase, reason: fc.constant('No.'), verdict }), (item) => item.phrase),
  requiredPhrases: some(
    fc.record({ phrase, channels, fields: fc.subarray(['body', 'subject']) }),
    (item) => item.phrase,
    2,
  ),
  claims: fc.record({
    phrases: some(fc.record({ phrase, verdict }), (item) => item.phrase, 2),
    percentages: fc.constantFrom('off' as const, 'escalate' as const, 'deny' as const),
    approvedSources: some(
      fc.record({ id: fc.constantFrom('a', 'b'), title: fc.constant('Study') }),
      (item) => item.id,
    ),
  }),
  competitors: some(fc.record({ name: phrase, verdict }), (item) => item.name, 2),
  tone: fc.record({
    verdict,
    maxCapitalShare: fc.constantFrom(0.1, 0.5, 1),
    maxExclamationsPer100Words: fc.constantFrom(0, 2, 100),
    maxEmoji: fc.constantFrom(0, 3),
    maxSentenceWords: fc.constantFrom(5, 20),
    maxReadingGrade: fc.constantFrom(8, 16),
  }),
  regulatedTopics: some(
    fc.record({
      name: fc.constantFrom('Health', 'Money'),
      terms: fc.uniqueArray(phrase, { minLength: 1, maxLength: 2 }),
      legalReviewerIds: fc.subarray(['usr_1', 'usr_2']),
    }),
    (item) => item.name,
    2,
  ),
  allowedLinkDomains: fc.subarray(['a.example', 'b.example']),
  disclosure: fc.record({
    required: fc.boolean(),
    text: fc.constantFrom('an agent wrote', 'a machine wrote'),
    channels,
  }),
  profanity: fc.record({ check: fc.boolean() }),
  toxicity: levels,
  spam: levels,
  languages: fc.constantFrom(['en' as const], ['en' as const, 'de' as const]),
});

/** Words that the guidelines refuse or have somebody look at. */
export const objectedTo = ['Trying it is risk-free.', 'We guarantee it.', 'See https://example.com/x.'].map(
  (text) =>
    aContent({
      fields: [{ name: 'body', text, channel: 'email' }],
      assessment: [{ profanities: [], toxicity: 0.6, spam: 0.02 }],
    }),
);
