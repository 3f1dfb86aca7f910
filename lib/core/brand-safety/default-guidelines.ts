import type { BrandGuidelines } from './guidelines';

const promise = 'It promises what nobody can promise.';
const pressure = 'It presses people instead of telling them something.';

/**
 * What holds until a workspace has guidelines of its own. Nothing may be linked to and regulated topics are refused until
 * somebody names the domains and who signs off. The levels of toxicity and spam were chosen on the training halves
 * of the data sets (`lib/platform/text-assessment`).
 */
export const defaultBrandGuidelines: BrandGuidelines = {
  forbiddenPhrases: [
    { phrase: 'risk-free', reason: promise, verdict: 'deny' },
    { phrase: 'no risk', reason: promise, verdict: 'escalate' },
    { phrase: '100% free', reason: promise, verdict: 'deny' },
    { phrase: 'miracle', reason: promise, verdict: 'escalate' },
    { phrase: 'get rich', reason: promise, verdict: 'deny' },
    { phrase: 'act now', reason: pressure, verdict: 'escalate' },
    { phrase: 'last chance', reason: pressure, verdict: 'escalate' },
    { phrase: 'once in a lifetime', reason: pressure, verdict: 'escalate' },
    { phrase: 'you have been selected', reason: pressure, verdict: 'deny' },
  ],
  requiredPhrases: [],
  claims: {
    phrases: [
      { phrase: 'guarantee*', verdict: 'escalate' },
      { phrase: 'no. 1', verdict: 'escalate' },
      { phrase: 'number one', verdict: 'escalate' },
      { phrase: '#1', verdict: 'escalate' },
      { phrase: 'clinically proven', verdict: 'deny' },
      { phrase: 'scientifically proven', verdict: 'deny' },
      { phrase: 'proven to', verdict: 'escalate' },
      { phrase: 'market leader', verdict: 'escalate' },
      { phrase: 'market-leading', verdict: 'escalate' },
      { phrase: 'industry-leading', verdict: 'escalate' },
      { phrase: "world's best", verdict: 'escalate' },
      { phrase: 'world-class', verdict: 'escalate' },
      { phrase: 'studies show', verdict: 'escalate' },
    ],
    percentages: 'escalate',
    approvedSources: [],
  },
  competitors: [],
  tone: {
    verdict: 'escalate',
    maxCapitalShare: 0.3,
    maxExclamationsPer100Words: 2,
    maxEmoji: 3,
    maxSentenceWords: 45,
    maxReadingGrade: 16,
  },
  regulatedTopics: [
    {
      name: 'Health',
      terms: [
        'cure*',
        'heals',
        'medical treatment',
        'side effects',
        'clinical trial*',
        'FDA approved',
        'prescription',
      ],
      legalReviewerIds: [],
    },
    {
      name: 'Money',
      terms: [
        'return on investment guaranteed',
        'guaranteed return*',
        'APR',
        'interest rate*',
        'tax advice',
        'investment advice',
        'loan approval',
      ],
      legalReviewerIds: [],
    },
  ],
  allowedLinkDomains: [],
  disclosure: {
    required: true,
    text: 'written by an AI agent',
    channels: ['outreach', 'email'],
  },
  profanity: { check: true },
  toxicity: { askAbove: 0.45, refuseAbove: 0.9 },
  spam: { askAbove: 0.45, refuseAbove: 0.9 },
  languages: ['en'],
};
