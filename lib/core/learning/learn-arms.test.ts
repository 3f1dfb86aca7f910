import { describe, expect, test } from 'vitest';
import { splitByHash } from '../statistics/split-by-hash';
import { type ArmDecision, crossFitted } from './arm-decisions';
import { armPolicySchema, fitDifferences, fitTree, valuesBy } from './arm-policy';
import { chooseArm, learnArms, learnArmsLesson } from './learn-arms';
import { seededDraws } from './seeded-draws';

const arms = ['none', 'email', 'sms'];
type Rate = (context: { young: number; visits: number }, arm: string) => number;

/** Choices drawn evenly among three, with what came of each. */
function drawn(rate: Rate, count: number, seed: string): ArmDecision[] {
  const { uniform } = seededDraws(seed);
  return Array.from({ length: count }, (_, i) => {
    const context = { young: uniform() < 0.5 ? 1 : 0, visits: uniform() };
    const arm = arms[Math.floor(uniform() * 3)] ?? 'none';
    const reward = uniform() < rate(context, arm) ? 1 : 0;
    return {
      id: `${seed}-${i}`,
      unit: `${seed}-${i}`,
      context,
      offered: arms,
      arm,
      propensity: 1 / 3,
      reward,
    };
  });
}
/** The young answer text messages, the others mail; saying nothing is second best for all. */
const differs: Rate = ({ young }, arm) =>
  arm === 'none' ? 0.2 : (arm === 'sms') === (young === 1) ? 0.35 : 0.1;
const alike: Rate = (_, arm) => (arm === 'email' ? 0.3 : 0.2);
const isHeldOut = (unit: string) => splitByHash(unit, 0.5);

describe('what is learnt', () => {
  const learnt = learnArms(drawn(differs, 1200, 'differs'));
  const choose = (young: number, offered = arms, cost = {}) =>
    learnt && chooseArm(valuesBy(learnt.policy)({ young, visits: 0.5 }), offered, cost);

  test('chooses for each what suits them, among what can be chosen, for what it costs', () => {
    expect([choose(1), choose(0)]).toEqual(['sms', 'email']);
    expect(choose(1, ['none', 'email'])).toBe('none');
    expect(choose(1, arms, { sms: 0.3 })).toBe('none');
  });

  test('is of the form that brought most on parts it was not learnt from, and is kept as it is', () => {
    const best = learnt?.tried.toSorted((a, b) => b.value - a.value)[0];
    const same = learnt?.tried.find(({ name }) => name === 'same');
    expect(best?.value).toBeGreaterThan((same?.value ?? 1) + 0.05);
    expect(armPolicySchema.parse(JSON.parse(JSON.stringify(learnt?.policy)))).toEqual(learnt?.policy);
  });

  test('is the best for everybody where nothing tells people apart', () => {
    const { policy } = learnArms(drawn(alike, 1200, 'alike')) ?? {};
    expect(policy && chooseArm(valuesBy(policy)({ young: 1, visits: 0.1 }), arms, {})).toBe('email');
  });

  test('is nothing where all came to the same', () => {
    expect(learnArms(drawn(() => 0, 300, 'nothing'))).toBeNull();
  });
});

describe('the forms', () => {
  const scored = crossFitted(drawn(differs, 1500, 'forms'), arms, { ridge: 10, parts: 3, salt: 'score' });

  test('a tree asks what tells people apart', () => {
    expect(fitTree(scored, arms, 1)).toMatchObject({ tree: { feature: 'young', atMost: 0 } });
  });

  test('differences are drawn to one for all by a high penalty', () => {
    const apart = (ridge: number) => {
      const values = valuesBy(fitDifferences(scored, arms, ridge));
      const gap = (young: number) => {
        const { sms = 0, none = 0 } = values({ young, visits: 0.5 });
        return sms - none;
      };
      return gap(1) - gap(0);
    };
    expect(apart(0.01)).toBeGreaterThan(0.15);
    expect(Math.abs(apart(1000))).toBeLessThan(0.01);
  });
});

describe('a lesson', () => {
  test('goes live where even its low end is no worse than what was done', () => {
    const lesson = learnArmsLesson(drawn(differs, 1200, 'lesson'), { inUse: null, cost: {} }, isHeldOut);
    expect(lesson).toMatchObject({ live: true, value: { known: true } });
    expect(lesson.gain?.low).toBeGreaterThan(0);
    expect(lesson.learntFrom + lesson.heldOut).toBe(1200);
  });

  test('does not where it would be worse than the one in use', () => {
    const worse = learnArmsLesson(
      drawn(alike, 900, 'turned').map((each) => ({
        ...each,
        reward: isHeldOut(each.unit) ? 1 - each.reward : each.reward,
      })),
      { inUse: { form: 'same', values: { none: 0.8, email: 0.1, sms: 0.7 } }, cost: {} },
      isHeldOut,
    );
    expect(worse).toMatchObject({ live: false, why: expect.stringContaining('worse by more than chance') });
  });

  test('is none where too little was drawn', () => {
    expect(learnArmsLesson(drawn(differs, 300, 'few'), { inUse: null, cost: {} }, isHeldOut)).toMatchObject({
      policy: null,
      live: false,
      why: expect.stringContaining('Not enough decisions'),
    });
  });
});
