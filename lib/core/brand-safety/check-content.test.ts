import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { anyText } from '../../../tests/support/builders/any-text';
import { aBrandGuidelines, aContent, anAssessment } from '../../../tests/support/builders/brand';
import { checkContent } from './check-content';
import { type BrandContent, contentFindingSchema } from './content';
import { defaultBrandGuidelines } from './default-guidelines';
import type { BrandGuidelines } from './guidelines';

const mail = `Hi Anna,

thank you for looking at our report on routing. Half of the answers came too late, and we have written down what worked. If
you like, I can send you the short version next week.

Kind regards, Tom

This message was written by an AI agent.`;

const answers = (content: BrandContent, guidelines: BrandGuidelines) =>
  checkContent(content, guidelines).map(({ rule, verdict, quote }) => [rule, verdict, quote]);

test('a calm e-mail that says who wrote it passes the default guidelines', () => {
  expect(checkContent(aContent(mail, { byAgent: true }), defaultBrandGuidelines)).toEqual([]);
});

describe('what stands in the content is found where it stands', () => {
  const tone = aBrandGuidelines().tone;
  const cases: [string, string, Partial<BrandGuidelines>, string, string, string][] = [
    [
      'a forbidden phrase',
      'It is risk-free.',
      { forbiddenPhrases: [{ phrase: 'risk free', reason: 'It is not.', verdict: 'deny' }] },
      'brand.forbidden-phrase',
      'deny',
      'risk-free',
    ],
    [
      'a claim',
      'We are No. 1.',
      {
        claims: {
          phrases: [{ phrase: 'no. 1', verdict: 'escalate' }],
          percentages: 'off',
          approvedSources: [],
        },
      },
      'brand.claim-source',
      'escalate',
      'No. 1',
    ],
    [
      'a percentage',
      'Saves 30 per cent',
      { claims: { phrases: [], percentages: 'deny', approvedSources: [] } },
      'brand.claim-source',
      'deny',
      '30 per cent',
    ],
    [
      'a competitor',
      'Unlike Acme\u2019s',
      { competitors: [{ name: 'Acme', verdict: 'escalate' }] },
      'brand.competitor',
      'escalate',
      'Acme',
    ],
    [
      'a topic that somebody signs off',
      'It cures colds',
      { regulatedTopics: [{ name: 'Health', terms: ['cure*'], legalReviewerIds: ['usr_1'] }] },
      'brand.regulated-topic',
      'escalate',
      'cures',
    ],
    [
      'a topic that nobody signs off',
      'It cures colds',
      { regulatedTopics: [{ name: 'Health', terms: ['cure*'], legalReviewerIds: [] }] },
      'brand.regulated-topic',
      'deny',
      'cures',
    ],
    [
      'a link elsewhere',
      'See https://evil.example/x now',
      { allowedLinkDomains: ['example.com'] },
      'brand.link-domain',
      'deny',
      'https://evil.example/x',
    ],
    ['shouting', 'READ THIS LETTER TO THE END', {}, 'brand.tone', 'escalate', 'READ THIS LETTER TO THE END'],
    ['exclamation', 'Now! Really! Yes!', {}, 'brand.tone', 'escalate', '! Really! Yes!'],
    [
      'emoji',
      '\u{1f600}\u{1f600}\u{1f600}\u{1f600}',
      {},
      'brand.tone',
      'escalate',
      '\u{1f600}\u{1f600}\u{1f600}\u{1f600}',
    ],
    [
      'a long sentence',
      'one two three four five six.',
      { tone: { ...tone, maxSentenceWords: 5, verdict: 'deny' } },
      'brand.tone',
      'deny',
      'one two three four five six.',
    ],
  ];
  test.each(cases)('%s', (_name, text, over, rule, verdict, quote) => {
    expect(answers(aContent(text), aBrandGuidelines(over))).toEqual([[rule, verdict, quote]]);
    expect(
      checkContent(aContent(mail), aBrandGuidelines(over)).filter(
        (f) => f.rule === rule && rule !== 'brand.tone',
      ),
    ).toEqual([]);
  });

  test('another language', () => {
    const german =
      'Sehr geehrte Frau Weber, vielen Dank f\u00fcr das Interesse an unserem Bericht, wir haben ihn mit den Zahlen f\u00fcr sie und das Team und die Leitung erg\u00e4nzt.';
    expect(answers(aContent(german), aBrandGuidelines())[0]?.[0]).toBe('brand.language');
    expect(checkContent(aContent(german), aBrandGuidelines({ languages: ['en', 'de'] }))).toEqual([]);
  });
});

describe('a claim with a source', () => {
  const claims: BrandGuidelines['claims'] = {
    phrases: [{ phrase: 'no. 1', verdict: 'deny' }],
    percentages: 'deny',
    approvedSources: [{ id: 'study-2026', title: 'Study' }],
  };
  test('passes when the source is approved, and only then', () => {
    const check = (sourceIds: string[]) =>
      answers(aContent('No. 1 with 30 %', { sourceIds }), aBrandGuidelines({ claims }));
    expect(check(['study-2026'])).toEqual([]);
    expect(check([])).toHaveLength(2);
    expect(check(['invented'])).toHaveLength(2);
  });
});

describe('what has to be said', () => {
  const requiredPhrases: BrandGuidelines['requiredPhrases'] = [
    { phrase: 'Terms apply', channels: ['email'], fields: ['footer'] },
  ];
  const field = (name: string, text: string, channel: 'email' | 'ads' = 'email') => ({ name, text, channel });
  const rules = (fields: BrandContent['fields'], guidelines: BrandGuidelines, byAgent = false) =>
    checkContent(
      { fields, sourceIds: [], byAgent, assessment: fields.map(() => anAssessment()) },
      guidelines,
    ).map(({ rule, message }) => [rule, message]);

  test('is missed where it is asked for', () => {
    const guidelines = aBrandGuidelines({ requiredPhrases });
    expect(rules([field('body', 'Hello'), field('footer', 'Terms\napply.')], guidelines)).toEqual([]);
    expect(rules([field('body', 'Terms apply'), field('footer', 'None')], guidelines)[0]?.[0]).toBe(
      'brand.required-phrase',
    );
    expect(rules([field('body', 'Hello', 'ads')], guidelines)).toEqual([]);
  });

  test('by an agent: that it is one', () => {
    const guidelines = aBrandGuidelines({
      disclosure: { required: true, text: 'written by an AI agent', channels: ['email'] },
    });
    expect(rules([field('body', 'Hello')], guidelines, true)[0]?.[0]).toBe('brand.disclosure');
    expect(rules([field('body', 'Hello')], guidelines, false)).toEqual([]);
    expect(
      rules([field('subject', 'Hi'), field('body', 'This was written by an AI agent.')], guidelines, true),
    ).toEqual([]);
    expect(rules([field('body', '<!-- written by an AI agent -->')], guidelines, true)[0]?.[0]).toBe(
      'brand.disclosure',
    );
  });
});

describe('what libraries found', () => {
  const assessed = (over: Parameters<typeof anAssessment>[0]) =>
    aContent('Some words', { assessment: [anAssessment(over)] });
  test.each([
    [{ profanities: [{ start: 5, end: 10, term: 'words' }] }, [['brand.profanity', 'deny', 'words']]],
    [{ toxicity: 0.6 }, [['brand.toxicity', 'escalate', 'Some words']]],
    [{ toxicity: 0.95 }, [['brand.toxicity', 'deny', 'Some words']]],
    [{ spam: 0.95 }, [['brand.spam-likeness', 'deny', 'Some words']]],
    [{ toxicity: 0.45, spam: 0.45 }, []],
  ])('%j', (over, expected) => {
    expect(answers(assessed(over), aBrandGuidelines())).toEqual(expected);
  });

  test('nothing found because nothing was looked at is refused', () => {
    const rules = answers(aContent('Some words', { assessment: [null] }), aBrandGuidelines());
    expect(rules.map(([rule, verdict]) => `${rule} ${verdict}`).sort()).toEqual([
      'brand.profanity deny',
      'brand.spam-likeness deny',
      'brand.toxicity deny',
    ]);
  });
});

test('findings of any content are of their form and lie in their field', () => {
  const piece = fc.constantFrom(
    'risk-free',
    'No. 1',
    '30%',
    '!',
    'https://a.com',
    '<b>',
    '&#82;',
    '\u200b',
    ' ',
    '\n',
    'CURES',
    '\u{1f600}',
  );
  const anyMix = fc.oneof(
    anyText,
    fc.array(piece, { maxLength: 60 }).map((all) => all.join('')),
  );
  fc.assert(
    fc.property(anyMix, (text) => {
      const findings = checkContent(aContent(text, { byAgent: true }), defaultBrandGuidelines);
      const strays = findings.filter(
        (finding) =>
          !contentFindingSchema.safeParse(finding).success ||
          finding.end > text.length ||
          (finding.field !== '' && !text.slice(finding.start, finding.end).startsWith(finding.quote)),
      );
      expect(strays).toEqual([]);
    }),
    { numRuns: 200 },
  );
});

/** What a careless pattern would choke on. */
test.each([
  'a',
  '<a',
  '&',
  'http:',
  'a.',
  '\u3002',
  '\u00e9',
  '<!--',
  '1,1',
  '1% ',
  'guaranteed ',
  '!\n',
  '<b a=1',
  ' \n',
  'g ',
  'no. 1 ',
  '<x>',
])('a text of 100,000 characters is checked in time: %j', (piece) => {
  const time = (length: number) => {
    const content = aContent(piece.repeat(Math.ceil(length / piece.length)).slice(0, length));
    // Processor time: what else the machine does must not count.
    const before = process.cpuUsage();
    checkContent(content, defaultBrandGuidelines);
    return process.cpuUsage(before).user / 1000;
  };
  time(20_000);
  expect(time(100_000)).toBeLessThan(1500);
});
