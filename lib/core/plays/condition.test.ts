import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type Condition, conditionSchema, conditionText, matches } from './condition';
import { hears, playBodySchema } from './play-body';
import type { PlayFacts } from './play-facts';
import { operatorsOf, playFieldNames, playFieldOf } from './play-fields';
import { startingPoints } from './starting-points';

const known: PlayFacts = {
  signal: {
    quality: 0.8,
    event: 'Demo requested',
    path: '/pricing/enterprise',
    properties: { plan: 'Pro', seats: 12 },
  },
  contact: {
    title: 'Head of Procurement',
    buyingRole: 'gatekeeper',
    region: 'EMEA',
    country: 'DE',
    language: 'de',
    traits: { segment: 'smb', visits: '7' },
    score: 0.4,
    quietDays: 31,
    engagement: [
      { daysAgo: 0, count: 2 },
      { daysAgo: 6, count: 1 },
      { daysAgo: 7, count: 5 },
    ],
    interest: { prices: 62 },
  },
  account: {
    tier: 'tier_1',
    stage: 'considering',
    industry: 'Retail',
    employees: 900,
    region: 'EMEA',
    domain: 'northwind.test',
  },
};
const unknown: PlayFacts = {
  signal: null,
  contact: {
    title: null,
    buyingRole: null,
    region: null,
    country: null,
    language: null,
    traits: {},
    score: null,
    quietDays: 0,
    engagement: [],
    interest: {},
  },
  account: null,
};
const holds = (condition: Condition, facts = known): boolean =>
  matches([conditionSchema.parse(condition)], facts).holds;

/** Any condition that the schema lets through. */
const anyCondition: fc.Arbitrary<Condition> = fc
  .record({
    field: fc.constantFrom(...playFieldNames),
    of: fc.constantFrom('plan', 'seats', 'prices', 'segment', 'nothing'),
    days: fc.integer({ min: 1, max: 119 }),
    pick: fc.nat(),
    share: fc.double({ min: 0, max: 1, noNaN: true }),
    texts: fc.array(fc.constantFrom('de', 'EMEA', 'Pro', '**', 'head*', 'x'), { minLength: 1, maxLength: 3 }),
  })
  .map(({ field: name, of, days, pick, share, texts }) => {
    const field = playFieldOf(name);
    const ops = operatorsOf[field.type];
    return conditionSchema.parse({
      field: name,
      op: ops[pick % ops.length],
      ...(field.asks === 'name' || field.asks === 'topic' ? { of } : {}),
      ...(field.asks === 'days' ? { days } : {}),
      value:
        field.type === 'number'
          ? Math.max(field.min, Math.min(field.max, share * 100))
          : field.type === 'choice'
            ? Object.keys(field.choices).slice(0, 1 + (pick % 2))
            : texts,
    });
  });

describe('a condition', () => {
  it.each<[Condition, boolean]>([
    [{ field: 'signal.quality', op: 'at_least', value: 0.8 }, true],
    [{ field: 'signal.quality', op: 'at_most', value: 0.5 }, false],
    [{ field: 'signal.path', op: 'like', value: ['/pricing**'] }, true],
    [{ field: 'signal.event', op: 'is', value: ['DEMO REQUESTED'] }, true],
    [{ field: 'signal.property', of: 'plan', op: 'is_not', value: ['free'] }, true],
    [{ field: 'signal.amount', of: 'seats', op: 'at_least', value: 10 }, true],
    [{ field: 'contact.title', op: 'contains', value: ['procurement', 'finance'] }, true],
    [{ field: 'contact.buying-role', op: 'is', value: ['gatekeeper'] }, true],
    [{ field: 'contact.figure', of: 'visits', op: 'at_most', value: 7 }, true],
    [{ field: 'contact.engagements', days: 7, op: 'at_least', value: 4 }, false],
    [{ field: 'contact.engagements', days: 8, op: 'at_least', value: 8 }, true],
    [{ field: 'contact.interest', of: 'prices', op: 'at_least', value: 60 }, true],
    [{ field: 'contact.interest', of: 'unheard', op: 'at_most', value: 100 }, false],
    [{ field: 'account.tier', op: 'is', value: ['tier_1'] }, true],
    [{ field: 'account.employees', op: 'at_most', value: 100 }, false],
    [{ field: 'account.stage', op: 'is', value: ['considering', 'opportunity'] }, true],
  ])('%j: %s', (condition, expected) => expect(holds(condition)).toBe(expected));

  it('never holds of what is not known, not even where something else is ruled out, and says so', () => {
    fc.assert(
      fc.property(anyCondition, (condition) => {
        fc.pre(playFieldOf(condition.field).read(unknown, condition) === null);
        const { holds: it, why } = matches([condition], unknown);
        expect(it).toBe(false);
        expect(why[0]).toContain('not known');
      }),
    );
  });

  it('that is added never makes more people match', () => {
    fc.assert(
      fc.property(
        fc.array(anyCondition, { maxLength: 5 }),
        anyCondition,
        fc.constantFrom(known, unknown),
        (conditions, added, facts) => {
          if (matches([...conditions, added], facts).holds)
            expect(matches(conditions, facts).holds).toBe(true);
        },
      ),
    );
  });

  it('tells one sentence each, and no personal value in it', () => {
    fc.assert(
      fc.property(fc.array(anyCondition, { maxLength: 5 }), (conditions) => {
        const { why } = matches(conditions, known);
        expect(why).toHaveLength(conditions.length);
        conditions.forEach((condition, i) => {
          const said = (why[i] ?? '').slice(conditionText(condition).length);
          for (const personal of ['Procurement', 'Demo', '/pricing', 'Pro', 'smb', 'EMEA'])
            if (playFieldOf(condition.field).personal) expect(said).not.toContain(personal);
        });
      }),
    );
  });

  it('names what is wrong with it', () => {
    const issues = (value: unknown) =>
      conditionSchema.safeParse(value).error?.issues.map(({ path, message }) => [path[0], message]);
    expect(issues({ field: 'contact.engagements', op: 'is', value: ['x'] })).toEqual([
      ['op', 'Engagements can be compared by: is at least, is at most'],
      ['days', 'say over how many days'],
      ['value', 'must be a number'],
    ]);
    expect(issues({ field: 'account.tier', op: 'is', value: ['tier_9'] })).toEqual([
      ['value', 'tier_9 is none of: tier_1, tier_2, tier_3'],
    ]);
    expect(issues({ field: 'signal.property', op: 'is', value: ['x'] })).toEqual([['of', 'say which one']]);
  });
});

describe('the body of a play', () => {
  const body = {
    trigger: { on: 'signal', kinds: ['contact.tracked'], events: ['Demo*'] },
    conditions: [],
    goal: 'They hear from us.',
    again: { afterDays: 30 },
  };

  it('hears its kinds of signals, and its events alone where it names some', () => {
    const play = playBodySchema.parse(body);
    expect(hears(play, 'contact.tracked', 'Demo requested')).toBe(true);
    expect(hears(play, 'contact.tracked', 'Viewed')).toBe(false);
    expect(hears(play, 'contact.tracked', null)).toBe(false);
    expect(hears(play, 'lead.engaged', 'Demo requested')).toBe(false);
  });

  it('asks of a signal only where one sets it off, and of a profile at least something', () => {
    const quality = { field: 'signal.quality', op: 'at_least', value: 0.5 };
    const on = (trigger: unknown, conditions: unknown[]) =>
      playBodySchema.safeParse({ ...body, trigger, conditions }).success;
    expect(on(body.trigger, [quality])).toBe(true);
    expect(on({ on: 'surge' }, [quality])).toBe(false);
    expect(on({ on: 'surge' }, [])).toBe(true);
    expect(on({ on: 'profile' }, [])).toBe(false);
    expect(on({ on: 'schedule', at: '9:00' }, [])).toBe(false);
  });

  it.each(startingPoints)('can begin from “$title”', (point) => {
    expect(() => playBodySchema.parse(point.body)).not.toThrow();
  });
});
