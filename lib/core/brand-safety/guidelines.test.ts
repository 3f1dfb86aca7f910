import { describe, expect, test } from 'vitest';
import { aBrandGuidelines } from '../../../tests/support/builders/brand';
import { defaultBrandGuidelines } from './default-guidelines';
import { type BrandGuidelines, brandGuidelinesSchema } from './guidelines';

test('the default guidelines are valid', () => {
  expect(brandGuidelinesSchema.parse(defaultBrandGuidelines)).toEqual(defaultBrandGuidelines);
});

describe('what is wrong with guidelines is said where it is', () => {
  const forbidden = (phrase: string) => ({ phrase, reason: 'No.', verdict: 'deny' as const });
  const cases: [Partial<BrandGuidelines>, string, RegExp][] = [
    [{ forbiddenPhrases: [forbidden('  ')] }, 'forbiddenPhrases.0.phrase', /is empty/],
    [{ forbiddenPhrases: [forbidden('!!')] }, 'forbiddenPhrases.0.phrase', /at least one letter or digit/],
    [{ forbiddenPhrases: [forbidden('a'.repeat(81))] }, 'forbiddenPhrases.0.phrase', /at most 80 characters/],
    [{ forbiddenPhrases: [forbidden('Deal'), forbidden('d\u0435al')] }, 'forbiddenPhrases.1', /twice/],
    [
      { forbiddenPhrases: Array.from({ length: 301 }, (_, i) => forbidden(`p${i}`)) },
      'forbiddenPhrases',
      /at most 300 phrases/,
    ],
    [{ allowedLinkDomains: ['https://example.com/'] }, 'allowedLinkDomains.0', /without https/],
    [{ allowedLinkDomains: ['ex\u0430mple.com'] }, 'allowedLinkDomains.0', /xn--/],
    [{ toxicity: { askAbove: 0.9, refuseAbove: 0.5 } }, 'toxicity.refuseAbove', /at least the level/],
    [{ languages: [] }, 'languages', /at least one language/],
    [
      { regulatedTopics: [{ name: 'Health', terms: [], legalReviewerIds: [] }] },
      'regulatedTopics.0.terms',
      /at least one term/,
    ],
  ];
  test.each(cases)('%#', (over, path, message) => {
    const issues = brandGuidelinesSchema.safeParse(aBrandGuidelines(over)).error?.issues ?? [];
    expect(issues.map((issue) => issue.path.join('.'))).toEqual([path]);
    expect(issues[0]?.message).toMatch(message);
  });

  test('and what is not asked for is refused', () => {
    expect(brandGuidelinesSchema.safeParse({ ...defaultBrandGuidelines, extra: 1 }).success).toBe(false);
  });
});
