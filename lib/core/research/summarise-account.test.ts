import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { buyingRoles } from '../signals/buying-group/buying-role';
import type { AccountKnowledge } from './account-knowledge';
import { researchSectionSchema } from './account-research';
import { summariseAccount } from './summarise-account';

const nothing: AccountKnowledge = {
  accountId: 'acc_1',
  today: '2026-05-20',
  profile: [],
  missing: [],
  people: [],
  topics: [],
  engagement: {
    now: { days: 0, people: 0, count: 0 },
    before: { days: 0, people: 0, count: 0 },
    by: [],
  },
  timing: null,
  surges: [],
  runs: [],
  outcomes: [],
  opportunities: [],
};
const by = [{ contactId: 'con_a', count: 4, lastDay: '2026-05-18' }];
const day = fc.integer({ min: 1, max: 20 }).map((each) => `2026-05-${String(each).padStart(2, '0')}`);
const anything = fc.record({
  people: fc.array(
    fc.record({
      contactId: fc.constantFrom('con_a', 'con_b', 'con_c'),
      role: fc.constantFrom(...buyingRoles),
      isSaid: fc.boolean(),
      recent: fc.nat(20),
      lastDay: fc.option(day),
    }),
    { maxLength: 8 },
  ),
  topics: fc.array(
    fc.record({
      title: fc.string({ maxLength: 300 }),
      score: fc.integer({ min: 0, max: 100 }),
      before: fc.integer({ min: 0, max: 100 }),
      by: fc.constantFrom(by, []),
    }),
    { maxLength: 6 },
  ),
  profile: fc.array(
    fc.record({
      title: fc.constantFrom('Industry', 'Region'),
      value: fc.string({ maxLength: 600 }),
      at: day,
      source: fc.constantFrom('crm', ''),
      signalId: fc.option(fc.constant('sig_1')),
    }),
    { maxLength: 3 },
  ),
  runs: fc.array(
    fc.record({
      id: fc.constantFrom('run_1', 'run_2'),
      agent: fc.option(fc.constant('Sequencer')),
      status: fc.constantFrom('open', 'completed', 'failed', 'other'),
      startedAt: day,
    }),
    { maxLength: 5 },
  ),
  missing: fc.constantFrom([], ['industry']),
});

describe('the research of an account', () => {
  it('says nothing where nothing is recorded', () => {
    expect(summariseAccount(nothing)).toEqual([]);
  });

  it('says no sentence without the rows it stands on, and what matters most first', () => {
    fc.assert(
      fc.property(anything, (known) => {
        const sections = summariseAccount({ ...nothing, ...known });
        for (const section of sections) researchSectionSchema.parse(section);
        const weights = sections.map(({ statements }) => statements[0]?.weight ?? 0);
        expect(weights).toEqual([...weights].sort((a, b) => b - a));
        expect(summariseAccount({ ...nothing, ...known })).toEqual(sections);
      }),
    );
  });

  it('tells trend, gaps and outcomes in plain words', () => {
    const sections = summariseAccount({
      ...nothing,
      topics: [{ title: 'Prices', score: 60, before: 20, by }],
      people: [{ contactId: 'con_a', role: 'champion', isSaid: true, recent: 4, lastDay: '2026-05-18' }],
      engagement: { ...nothing.engagement, now: { days: 3, people: 1, count: 4 }, by },
      outcomes: [{ type: 'contact', id: 'con_a', contactId: 'con_a', at: '2026-05-19', converted: true }],
    });
    const text = sections.flatMap(({ statements }) => statements.map((each) => each.text)).join('\n');
    expect(sections[0]?.kind).toBe('outcomes');
    expect(text).toContain('1 person has converted, the latest on 2026-05-19.');
    expect(text).toContain('Interest in Prices is 60 of 100, up from 20 four weeks before.');
    expect(text).toContain('Champion: con_a; 1 said by a person, 0 inferred; 1 active in 30 days.');
    expect(text).toMatch(/Nobody is known as decision maker, influencer/);
    expect(text).toContain('4 engagements, against 0 in the 28 days before.');
  });
});
