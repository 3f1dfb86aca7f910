import type { BrandContent, TextAssessment } from '../../../lib/core/brand-safety/content';
import { defaultBrandGuidelines } from '../../../lib/core/brand-safety/default-guidelines';
import type { BrandGuidelines } from '../../../lib/core/brand-safety/guidelines';

/** Guidelines that object to nothing but what a test adds. */
export const aBrandGuidelines = (over: Partial<BrandGuidelines> = {}): BrandGuidelines => ({
  ...defaultBrandGuidelines,
  forbiddenPhrases: [],
  requiredPhrases: [],
  claims: { phrases: [], percentages: 'off', approvedSources: [] },
  competitors: [],
  regulatedTopics: [],
  disclosure: { ...defaultBrandGuidelines.disclosure, required: false },
  ...over,
});

export const anAssessment = (over: Partial<TextAssessment> = {}): TextAssessment => ({
  profanities: [],
  toxicity: 0,
  spam: 0,
  ...over,
});

/** One e-mail body, assessed as harmless. */
export const aContent = (text: string, over: Partial<BrandContent> = {}): BrandContent => ({
  fields: [{ name: 'body', text, channel: 'email' }],
  sourceIds: [],
  byAgent: false,
  assessment: [anAssessment()],
  ...over,
});
