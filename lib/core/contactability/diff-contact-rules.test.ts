import fc from 'fast-check';
import { describe, expect, it, test } from 'vitest';
import { anyContactRules, contactRuleFields } from '../../../tests/support/builders/contact-facts';
import { type ContactRules, contactRulesSchema, defaultContactRules } from './contact-rules';
import { describeContactRules } from './describe-contact-rules';
import { diffContactRules } from './diff-contact-rules';

const gdpr = (over: Partial<ContactRules['packs']['GDPR']>): Partial<ContactRules> => ({
  packs: { ...defaultContactRules.packs, GDPR: { ...defaultContactRules.packs.GDPR, ...over } },
});
const hours = (fromHour: number, toHour: number, days = [1, 2, 3, 4, 5, 6, 7]): Partial<ContactRules> => ({
  contactHours: { fromHour, toHour, days },
});

describe('one change, seen from both sides', () => {
  test.each<[string, Partial<ContactRules>, 'widens' | 'narrows' | 'neutral']>([
    ['a higher cap', { caps: { ...defaultContactRules.caps, totalPerDay: 9 } }, 'widens'],
    ['longer hours', hours(7, 20), 'widens'],
    ['fewer days', hours(8, 20, [1, 2, 3]), 'narrows'],
    ['a shorter lease', { leaseDays: 1 }, 'widens'],
    ['a later end', { distress: { suppressAllAfterUnsubscribes: 5, reviewHours: 24 } }, 'widens'],
    ['more time to look', { distress: { suppressAllAfterUnsubscribes: 2, reviewHours: 48 } }, 'widens'],
    ['refusing unknown countries', { unknownCountry: 'refuse' }, 'narrows'],
    ['one law for unknown countries', { unknownCountry: 'CAN_SPAM' }, 'widens'],
    ['refusing unknown zones', { unknownTimeZone: 'refuse' }, 'narrows'],
    ['fewer answers asked for', { learnt: { waitHours: 24, leastAnswersPerThousand: 1 } }, 'widens'],
    ['a longer wait', { learnt: { waitHours: 48, leastAnswersPerThousand: 5 } }, 'neutral'],
    ['a ground refused', gdpr({ refusedBases: ['legitimate_interest'] }), 'narrows'],
    ['an age', gdpr({ maxAgeMonths: 12 }), 'narrows'],
    ['a ground needed', gdpr({ needsBasis: true }), 'narrows'],
  ])('%s', (_name, over, direction) => {
    const to = { ...defaultContactRules, ...over };
    const [there, ...more] = diffContactRules(defaultContactRules, to);
    expect(more).toEqual([]);
    expect(there).toMatchObject({ section: 'contact', direction, sentence: expect.stringMatching(/\.$/) });
    const back = { widens: 'narrows', narrows: 'widens', neutral: 'neutral' }[direction];
    expect(diffContactRules(to, defaultContactRules).map((change) => change.direction)).toEqual([back]);
  });

  it('hours that shift widen, though they lose some', () => {
    const to = { ...defaultContactRules, ...hours(10, 22) };
    expect(diffContactRules(defaultContactRules, to).map(({ direction }) => direction)).toEqual(['widens']);
  });
});

it('says nothing where nothing changed, and something of every field that did', () => {
  fc.assert(
    fc.property(anyContactRules, fc.record(contactRuleFields), (from, drawn) => {
      expect(diffContactRules(from, structuredClone(from))).toEqual([]);
      const told = diffContactRules(from, { ...from, caps: drawn.caps }).map(({ field }) => field);
      for (const name of ['perChannelPerDay', 'totalPerWeek'] as const)
        expect(told.includes(`caps.${name}`)).toBe(from.caps[name] !== drawn.caps[name]);
    }),
  );
});

it('describes whatever the schema takes, and the schema takes what the builders make', () => {
  fc.assert(
    fc.property(anyContactRules, (rules) => {
      expect(contactRulesSchema.parse(rules)).toEqual(rules);
      for (const sentence of describeContactRules(rules)) expect(sentence).toMatch(/^[A-Z].*\.$/);
    }),
  );
});

it('refuses bad rules by field, with a reason', () => {
  const refused = (over: Partial<ContactRules>) =>
    (contactRulesSchema.safeParse({ ...defaultContactRules, ...over }).error?.issues ?? []).map(
      ({ path, message }) => `${path.join('.')} ${message}`,
    );
  expect(refused(hours(9, 9))).toEqual([
    'contactHours.toHour must be later than the hour at which it begins',
  ]);
  expect(refused(hours(9, 10, []))).toEqual([
    'contactHours.days needs at least one day; to contact nobody, set a cap to 0',
  ]);
});

it('reads rules from before anything was learnt as if the defaults had been written', () => {
  const { learnt: _, ...before } = defaultContactRules;
  expect(contactRulesSchema.parse(before)).toEqual(defaultContactRules);
});
