import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { anyBrandGuidelines, brandWords } from '../../../tests/support/builders/arbitrary-brand';
import { aBrandGuidelines, aContent, anAssessment } from '../../../tests/support/builders/brand';
import { checkContent } from './check-content';
import type { BrandContent, TextAssessment } from './content';
import { describeBrandGuidelines } from './describe-guidelines';
import { diffBrandGuidelines } from './diff-guidelines';
import { type BrandGuidelines, brandGuidelinesSchema } from './guidelines';

const strictness = (content: BrandContent, guidelines: BrandGuidelines): number =>
  checkContent(content, guidelines).reduce(
    (worst, { verdict }) => Math.max(worst, verdict === 'deny' ? 2 : 1),
    0,
  );

const anyContent: fc.Arbitrary<BrandContent> = fc
  .record({
    text: fc
      .array(fc.constantFrom(...brandWords), { minLength: 1, maxLength: 8 })
      .map((words) => words.join(' ')),
    sourceIds: fc.subarray(['a', 'b']),
    byAgent: fc.boolean(),
    assessment: fc.record({
      profanities: fc.constantFrom<TextAssessment['profanities']>([], [{ start: 0, end: 1, term: 'x' }]),
      toxicity: fc.constantFrom(0, 0.4, 0.6, 0.95),
      spam: fc.constantFrom(0, 0.4, 0.6, 0.95),
    }),
  })
  .map(({ text, assessment, ...rest }) =>
    aContent(text, { ...rest, assessment: [anAssessment(assessment)] }),
  );

/** Objects to nothing, so that one section alone decides. */
const lenient = aBrandGuidelines({
  tone: {
    verdict: 'escalate',
    maxCapitalShare: 1,
    maxExclamationsPer100Words: 100,
    maxEmoji: 100,
    maxSentenceWords: 200,
    maxReadingGrade: 30,
  },
  allowedLinkDomains: ['a.example', 'b.example'],
  profanity: { check: false },
  toxicity: { askAbove: 1, refuseAbove: 1 },
  spam: { askAbove: 1, refuseAbove: 1 },
});

describe('whatever newly passes shows as widening', () => {
  test('in the whole of the guidelines', () => {
    let gains = 0;
    fc.assert(
      fc.property(
        anyBrandGuidelines,
        anyBrandGuidelines,
        fc.array(anyContent, { minLength: 6, maxLength: 6 }),
        (from, to, contents) => {
          if (!contents.some((content) => strictness(content, to) < strictness(content, from))) return;
          gains++;
          expect(diffBrandGuidelines(from, to).some(({ direction }) => direction === 'widens')).toBe(true);
        },
      ),
      { numRuns: 200 },
    );
    expect(gains).toBeGreaterThan(15);
  });

  test('in any one section', () => {
    let gains = 0;
    const section = fc.constantFrom(...(Object.keys(aBrandGuidelines()) as (keyof BrandGuidelines)[]));
    fc.assert(
      fc.property(
        anyBrandGuidelines,
        anyBrandGuidelines,
        section,
        fc.array(anyContent, { minLength: 6, maxLength: 6 }),
        (one, other, key, contents) => {
          const [from, to] = [
            { ...lenient, [key]: one[key] },
            { ...lenient, [key]: other[key] },
          ];
          if (!contents.some((content) => strictness(content, to) < strictness(content, from))) return;
          gains++;
          expect({
            key,
            widens: diffBrandGuidelines(from, to).some(({ direction }) => direction === 'widens'),
          }).toEqual({ key, widens: true });
        },
      ),
      { numRuns: 800 },
    );
    expect(gains).toBeGreaterThan(30);
  });
});

test('no change, no entry; any change, an entry', () => {
  fc.assert(
    fc.property(anyBrandGuidelines, (guidelines) => {
      expect(diffBrandGuidelines(guidelines, structuredClone(guidelines))).toEqual([]);
      expect(brandGuidelinesSchema.safeParse(guidelines).error).toBeUndefined();
      expect(describeBrandGuidelines(guidelines).every((sentence) => /^\S.*[.:]$/s.test(sentence))).toBe(
        true,
      );
    }),
  );
});

describe('what has to be said', () => {
  const saying = (
    text: string,
    channels: BrandGuidelines['disclosure']['channels'] = ['email', 'outreach'],
  ) => aBrandGuidelines({ disclosure: { required: true, text, channels } });
  const requiring = (channels: ('email' | 'ads')[], fields: string[]) =>
    aBrandGuidelines({ requiredPhrases: [{ phrase: 'terms apply', channels, fields }] });
  const cases: [string, BrandGuidelines, BrandGuidelines, string][] = [
    ['other words', saying('by an agent'), saying('by us'), 'widens'],
    ['fewer channels', saying('by an agent'), saying('by an agent', ['email']), 'widens'],
    ['more channels', saying('by an agent', ['email']), saying('by an agent'), 'narrows'],
    ['a phrase in fewer channels', requiring(['email', 'ads'], []), requiring(['email'], []), 'widens'],
    ['a phrase in any kind of text', requiring(['email'], ['body']), requiring(['email'], []), 'widens'],
    [
      'a phrase in more kinds of text',
      requiring(['email'], ['body']),
      requiring(['email'], ['body', 'footer']),
      'widens',
    ],
    ['a phrase in fewer kinds of text', requiring(['email'], []), requiring(['email'], ['body']), 'narrows'],
  ];
  test.each(cases)('%s', (_name, from, to, direction) => {
    expect(diffBrandGuidelines(from, to)).toMatchObject([{ direction }]);
  });
});

describe('one change', () => {
  const base = aBrandGuidelines({
    forbiddenPhrases: [{ phrase: 'risk-free', reason: 'It is not.', verdict: 'escalate' }],
    regulatedTopics: [{ name: 'Health', terms: ['cure*'], legalReviewerIds: ['usr_1'] }],
    allowedLinkDomains: ['example.com'],
  });
  const health = { name: 'Health', terms: ['cure*'], legalReviewerIds: ['usr_1'] };
  const cases: [Partial<BrandGuidelines>, string, RegExp][] = [
    [
      { forbiddenPhrases: [] },
      'widens',
      /^No longer: Content that says “risk-free” asks a person: It is not\.$/,
    ],
    [
      { forbiddenPhrases: [{ phrase: 'Risk-Free', reason: 'It is not.', verdict: 'deny' }] },
      'narrows',
      /^Changed: .*is refused/,
    ],
    [
      { forbiddenPhrases: [{ phrase: 'risk-free', reason: 'Never.', verdict: 'escalate' }] },
      'neutral',
      /Never\./,
    ],
    [{ allowedLinkDomains: ['example.com', 'example.org'] }, 'widens', /Links may lead to example\.org/],
    [{ allowedLinkDomains: [] }, 'narrows', /^No longer: Links may lead to example\.com/],
    [
      { regulatedTopics: [{ ...health, legalReviewerIds: ['usr_1', 'usr_2'] }] },
      'widens',
      /sign-off of Ada or Ben/,
    ],
    [{ regulatedTopics: [{ ...health, legalReviewerIds: [] }] }, 'narrows', /nobody is named/],
    [{ regulatedTopics: [{ ...health, terms: ['cure*', 'heals'] }] }, 'narrows', /“heals”/],
    [
      { toxicity: { askAbove: 0.6, refuseAbove: 0.9 } },
      'widens',
      /^Above 60% likeness to an insult a person is asked\. Before: Above 45%/,
    ],
    [{ tone: { ...base.tone, maxEmoji: 1 } }, 'narrows', /At most 1 emoji/],
    [{ profanity: { check: false } }, 'widens', /not looked for/],
    [{ disclosure: { ...base.disclosure, required: true } }, 'narrows', /has to say/],
    [{ languages: ['en', 'de'] }, 'widens', /German/],
  ];
  test.each(cases)('%j %s', (over, direction, sentence) => {
    const names = (id: string) => ({ usr_1: 'Ada', usr_2: 'Ben' })[id] ?? id;
    const changes = diffBrandGuidelines(base, { ...base, ...over }, names);
    expect(changes).toMatchObject([{ section: 'brand', direction }]);
    expect(changes[0]?.sentence).toMatch(sentence);
  });
});
