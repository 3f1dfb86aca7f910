import { describe, expect, it } from 'vitest';
import { seededRandom } from '@/lib/platform/random';
import { assignArm } from './assign-arm';
import { addTallies, differenceSequence, emptyTally, type Tally } from './confidence-sequence';
import { evaluateHoldout, type HoldoutCounts } from './evaluate-holdout';
import { type Evidence, speakingHoldout, standingOfEvidence } from './evidence';
import { type HoldoutArm, holdoutArms } from './holdout';
import { checkSampleRatio, chiSquareTail } from './sample-ratio';

const thirds = { agent: 50, business_as_usual: 30, shadow: 20 };
const halves = { agent: 50, business_as_usual: 50, shadow: 0 };
const ids = Array.from({ length: 20_000 }, (_, i) => `con_01jd5v${i.toString(36).padStart(6, '0')}`);
const sizes = (arms: readonly HoldoutArm[]) => holdoutArms.map((arm) => arms.filter((a) => a === arm).length);

describe('the draw', () => {
  it('gives a unit the same arm each time, and arms of the sizes they are to have', () => {
    const arms = ids.map((id) => assignArm('hol_1', id, thirds));
    expect(ids.map((id) => assignArm('hol_1', id, thirds))).toEqual(arms);
    expect(checkSampleRatio(sizes(arms), [50, 30, 20]).fails).toBe(false);
    expect(ids.some((id) => assignArm('hol_1', id, halves) === 'shadow')).toBe(false);
  });

  it('is drawn anew by another seed, whatever the first one drew', () => {
    const drawn = ids.filter((id) => assignArm('hol_1', id, halves) === 'agent');
    for (const seed of ['hol_2', 'hol_3', 'lho_1']) {
      const again = drawn.map((id) => assignArm(seed, id, halves));
      expect(checkSampleRatio(sizes(again), [50, 50, 0]).p).toBeGreaterThan(0.001);
    }
  });
});

describe('the sample ratio', () => {
  it('agrees with the tables of the chi-square distribution', () => {
    expect(chiSquareTail(3.841, 1)).toBeCloseTo(0.05, 4);
    expect(chiSquareTail(10.828, 1)).toBeCloseTo(0.001, 5);
    expect(chiSquareTail(5.991, 2)).toBeCloseTo(0.05, 4);
    expect(chiSquareTail(31.41, 20)).toBeCloseTo(0.05, 4);
    expect(chiSquareTail(0.5, 4)).toBeCloseTo(0.9735, 4);
    expect(chiSquareTail(2000, 3)).toBeGreaterThanOrEqual(0);
  });

  it('fails arms that chance does not explain, and says nothing of arms that nobody is in', () => {
    expect(checkSampleRatio([5000, 5000], [50, 50]).fails).toBe(false);
    expect(checkSampleRatio([5200, 4800], [50, 50])).toMatchObject({ degrees: 1, fails: true });
    expect(checkSampleRatio([900, 100, 0], [90, 10, 0])).toMatchObject({ degrees: 1, p: 1, fails: false });
    expect(checkSampleRatio([0, 0], [50, 50])).toMatchObject({ p: 1, fails: false });
  });
});

const one = (value: number): Tally => ({ n: 1, sum: value, squares: value * value });
/** Two arms that differ by `lift`, looked at after every 25 units of up to 2,000. @returns whether zero was ever left out. */
function everFound(seed: string, rate: number, lift: number): { found: boolean; held: boolean } {
  const random = seededRandom(seed);
  let [treated, control] = [emptyTally, emptyTally];
  let [found, held] = [false, true];
  for (let n = 1; n <= 2000; n++) {
    const isTreated = random.float() < 0.5;
    const value = one(random.float() < rate + (isTreated ? lift : 0) ? 1 : 0);
    if (isTreated) treated = addTallies(treated, value);
    else control = addTallies(control, value);
    if (n % 25 > 0) continue;
    const interval = differenceSequence({ treated, control, oneMore: 1, plannedUnits: 2000 });
    if (!interval) continue;
    if (interval.low > 0 || interval.high < 0) found = true;
    if (interval.low > lift || interval.high < lift) held = false;
  }
  return { found, held };
}

describe('the interval', () => {
  it.each([0.5, 0.1, 0.01])(
    'rarely finds what is not there at a rate of %f, however often it is looked at',
    (rate) => {
      const found = Array.from({ length: 300 }, (_, i) => everFound(`a/a ${i}`, rate, 0)).filter(
        (a) => a.found,
      );
      expect(found.length / 300).toBeLessThanOrEqual(0.05);
    },
  );

  it('finds what is there, and holds it', () => {
    const looked = Array.from({ length: 60 }, (_, i) => everFound(`a/b ${i}`, 0.2, 0.15));
    expect(looked.filter(({ found }) => found).length).toBeGreaterThan(55);
    expect(looked.filter(({ held }) => held).length).toBeGreaterThanOrEqual(57);
  });

  it('says nothing of arms with too few', () => {
    const few: Tally = { n: 29, sum: 10, squares: 10 };
    const enough: Tally = { n: 5000, sum: 10, squares: 10 };
    expect(differenceSequence({ treated: few, control: enough, oneMore: 1, plannedUnits: 1000 })).toBeNull();
  });

  it('does not take arms without an outcome for arms that never vary', () => {
    const none = (n: number): Tally => ({ n, sum: -5 * n, squares: 25 * n });
    const free = (n: number): Tally => ({ n, sum: 0, squares: 0 });
    const at = (n: number) =>
      differenceSequence({ treated: none(n), control: free(n), oneMore: 500, plannedUnits: 1000 });
    expect(at(100)?.high).toBeGreaterThan(0);
    expect(at(20_000)?.high).toBeLessThan(0);
  });
});

type Values = Record<HoldoutArm, { n: number; converted: number; reviewer: number }>;
function counted(values: Values, over: Partial<HoldoutCounts> = {}): HoldoutCounts {
  const worth = 100;
  return {
    shares: thirds,
    assigned: {
      agent: values.agent.n,
      business_as_usual: values.business_as_usual.n,
      shadow: values.shadow.n,
    },
    days: holdoutArms.map((arm) => {
      const { n, converted, reviewer } = values[arm];
      const each = [...Array.from({ length: n }, (_, i) => (i < converted ? worth : 0) - reviewer)];
      return {
        day: '2026-05-01',
        arm,
        outcome: { n, sum: converted, squares: converted },
        net: { n, sum: each.reduce((a, b) => a + b, 0), squares: each.reduce((a, b) => a + b * b, 0) },
        costs: { media: 0, tokens: 0, reviewer: reviewer * n },
      };
    }),
    worthOfOne: worth,
    sizeOfOne: 1,
    plannedUnits: 1000,
    ...over,
  };
}
const values = (agent: number, left: number, reviewer = 0): Values => ({
  agent: { n: 1000, converted: agent, reviewer },
  business_as_usual: { n: 600, converted: Math.round(left * 0.6), reviewer: 0 },
  shadow: { n: 400, converted: Math.round(left * 0.4), reviewer: 0 },
});

describe('what a holdout shows', () => {
  it('is the worth of the lift less what acting cost, against all that was left alone', () => {
    const { lift, net, parts, evidence, over } = evaluateHoldout(counted(values(300, 100, 4)));
    expect(lift?.estimate).toBeCloseTo(0.2, 6);
    expect(net?.estimate).toBeCloseTo(0.2 * 100 - 4, 6);
    expect(parts).toMatchObject({ media: 0, tokens: 0, reviewer: 4 });
    expect(parts.lift).toBeCloseTo(20, 6);
    expect(evidence).toBe('positive');
    expect(over).toEqual([{ day: '2026-05-01', units: 2000, net }]);
  });

  it('is against an agent that brings a lift and costs more than it is worth', () => {
    const { lift, evidence } = evaluateHoldout(counted(values(150, 100, 30)));
    expect(lift?.estimate).toBeGreaterThan(0);
    expect(evidence).toBe('negative');
  });

  it('is undecided once as many were met as planned, and collecting before', () => {
    expect(evaluateHoldout(counted(values(101, 100))).evidence).toBe('undecided');
    expect(evaluateHoldout(counted(values(101, 100), { plannedUnits: 9000 })).evidence).toBe('collecting');
    const nobody = { n: 0, converted: 0, reviewer: 0 };
    const empty = { agent: nobody, business_as_usual: nobody, shadow: nobody };
    expect(evaluateHoldout(counted(empty))).toMatchObject({ evidence: 'collecting', lift: null, net: null });
  });

  it('is no lift at all where the arms are not as drawn', () => {
    const assigned = { agent: 1300, business_as_usual: 500, shadow: 200 };
    const result = evaluateHoldout(counted(values(300, 100), { assigned }));
    expect(result).toMatchObject({ evidence: 'not_valid', lift: null, net: null, over: [] });
    expect(result.sampleRatio.fails).toBe(true);
  });
});

describe('which holdout speaks for an agent', () => {
  const said = (...evidences: Evidence[]) =>
    standingOfEvidence(speakingHoldout(evidences.map((evidence, i) => ({ evidence, isRunning: i === 0 }))));
  it('is the newest with an answer: a bad one is not got rid of by beginning anew', () => {
    expect(said('collecting', 'negative', 'positive')).toBe('negative');
    expect(said('undecided', 'negative')).toBe('undecided');
    expect(said('not_valid', 'positive')).toBe('positive');
    expect(said('collecting')).toBe('collecting');
    expect(said('not_valid', 'collecting')).toBe('none');
    expect(said()).toBe('none');
  });
});
