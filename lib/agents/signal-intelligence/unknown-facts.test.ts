import { describe, expect, it } from 'vitest';
import { type UnknownContext, unknownFacts } from './unknown-facts';

const someone = (contactId: string, over: Partial<UnknownContext['people'][number]> = {}) => ({
  contactId,
  role: 'unknown' as const,
  hasStatedConsent: false,
  isAskable: true,
  ...over,
});
const context = (over: Partial<UnknownContext> = {}): UnknownContext => ({
  firm: { industry: null, region: 'DACH', employees: null, tier: 'tier_1' },
  people: [someone('con_a', { isAskable: false }), someone('con_b', { hasStatedConsent: true })],
  rates: {
    industry: [
      { value: 'Trade', count: 6 },
      { value: 'Mining', count: 2 },
    ],
    region: [{ value: 'DACH', count: 9 }],
    employees: [{ value: 'enterprise', count: 4 }],
    timing: [],
    consent: [
      { value: 'yes', count: 30 },
      { value: 'no', count: 10 },
    ],
  },
  isTimingKnown: false,
  horizonDays: 30,
  roles: [{ role: 'champion', people: 5, decided: 0, won: 0 }],
  fit: { model: null, sentence: 'Too few are decided.' },
  ...over,
});

describe('what is not known', () => {
  it('is asked of whoever may be asked, with the shares that the workspace has, and only where enough is known of others', () => {
    const facts = unknownFacts(context());
    expect(facts.map(({ field, contactId }) => `${field} ${contactId}`)).toEqual([
      'industry con_b',
      'role con_b',
    ]);
    expect(facts[0]?.answers.map(({ label, share }) => [label, share])).toEqual([
      ['Trade', 0.75],
      ['Mining', 0.25],
    ]);
    expect(facts[0]?.basis).toContain('8 companies');
  });

  it('has shares that add up to 1, also where there are many values', () => {
    const industry = Array.from({ length: 20 }, (_, i) => ({ value: `Industry ${i}`, count: i + 1 }));
    const [fact] = unknownFacts(context({ rates: { ...context().rates, industry } }));
    expect(fact?.answers).toHaveLength(9);
    expect(fact?.answers.reduce((sum, { share }) => sum + share, 0)).toBeCloseTo(1);
  });

  it('asks when they decide by how long conversions take, until somebody has said it', () => {
    const timing = [
      { value: 'later', count: 20 },
      { value: 'within_30_days', count: 20 },
    ];
    const rates = { ...context().rates, timing };
    const of = (over: Partial<UnknownContext>) =>
      unknownFacts(context({ rates, ...over })).find(({ field }) => field === 'timing');
    expect(of({})?.answers.map(({ share, learnt }) => [share, learnt.likelihood])).toEqual([
      [0.5, 0],
      [0.5, 2],
    ]);
    expect(of({ isTimingKnown: true })).toBeUndefined();
  });

  it('asks for a yes or no of those who said neither, and nobody where none may be asked', () => {
    const open = context({ people: [someone('con_c')] });
    expect(unknownFacts(open).find(({ field }) => field === 'consent')?.answers).toMatchObject([
      { label: 'yes', learnt: {} },
      { label: 'no', learnt: { refuses: { contactId: 'con_c' } } },
    ]);
    expect(unknownFacts(context({ people: [someone('con_a', { isAskable: false })] }))).toEqual([]);
  });
});
