import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { seededRandom } from '@/lib/platform/random';
import { freezeBaseline } from './baseline';
import type { Counts } from './counts';
import { lnEvidence } from './evidence';
import { splitChange } from './split-change';
import { DAYS_OF_MONTH, lnLimitOf, lookForDrift } from './watch-drift';

const settings = { driftFalseAlarmsPerMonth: 0.1, contexts: 1, leastShift: 0.03 };

function days(seed: string, count: number, perDay: number, share: number): Counts[] {
  const random = seededRandom(seed);
  return Array.from({ length: count }, () => {
    let yes = 0;
    for (let i = 0; i < perDay; i++) if (random.float() < share) yes += 1;
    return { yes, no: perDay - yes };
  });
}
/** On which day a watch that looks every day sounds its first alarm; null where it never does. */
function firstAlarm(baseline: readonly Counts[], since: readonly Counts[]): number | null {
  const frozen = freezeBaseline(baseline);
  const day = since.findIndex((_, i) => lookForDrift(frozen, since.slice(0, i + 1), settings)?.fires);
  return day < 0 ? null : day;
}

describe('lookForDrift', () => {
  it('keeps to its rate of false alarms while nothing changes', () => {
    const agents = 60;
    let alarms = 0;
    for (let agent = 0; agent < agents; agent++) {
      const all = days(`quiet ${agent}`, 28 + DAYS_OF_MONTH, 60, 0.3);
      if (firstAlarm(all.slice(0, 28), all.slice(28)) !== null) alarms += 1;
    }
    expect(alarms / agents).toBeLessThanOrEqual(settings.driftFalseAlarmsPerMonth);
  });

  it('finds a shift, tells since when it is, and by how much', () => {
    const baseline = days('before', 28, 200, 0.3);
    const since = [...days('still', 10, 200, 0.3), ...days('shifted', 10, 200, 0.45)];
    const day = firstAlarm(baseline, since);
    expect(day).toBeGreaterThanOrEqual(10);
    const look = lookForDrift(freezeBaseline(baseline), since, settings);
    expect(look).toMatchObject({ fires: true, since: 10 });
    expect(Math.abs((look?.seenShare ?? 0) - (look?.expectedShare ?? 0))).toBeGreaterThan(0.1);
  });

  it('says nothing of a shift that is too small to matter, nor against too little of a baseline', () => {
    const sure = { driftFalseAlarmsPerMonth: 5, contexts: 1, leastShift: 0.2 };
    const shifted = days('shifted', 20, 200, 0.45);
    expect(lookForDrift(freezeBaseline(days('before', 28, 200, 0.3)), shifted, sure)?.fires).toBe(false);
    expect(lookForDrift(freezeBaseline([{ yes: 3, no: 7 }]), shifted, settings)).toBeNull();
  });

  it('divides the rate among contexts', () => {
    expect(lnLimitOf({ ...settings, contexts: 10 }) - lnLimitOf(settings)).toBeCloseTo(Math.log(10), 9);
  });
});

describe('lnEvidence', () => {
  it('is on average no more than one, over what a baseline leaves possible', () => {
    // Every count that four more could come to, weighted by how likely each is: the ratio's mean is exactly 1.
    const baseline = { yes: 6, no: 4 };
    const chance = (yes: number) => Math.exp(lnBeta(6.5 + yes, 4.5 + 4 - yes) - lnBeta(6.5, 4.5));
    const ways = [1, 4, 6, 4, 1];
    const mean = ways.reduce(
      (sum, count, yes) =>
        sum + count * chance(yes) * Math.exp(lnEvidence(baseline, { yes, no: 4 - yes }, 1)),
      0,
    );
    expect(mean).toBeCloseTo(1, 6);
  });
});
const lnFactorial = (x: number): number => {
  // Half-integers and integers alike: down by ones to below one, where Γ(½) and Γ(1) are known.
  let [at, ln] = [x, 0];
  while (at > 1) {
    at -= 1;
    ln += Math.log(at);
  }
  return at === 0.5 ? ln + 0.5 * Math.log(Math.PI) : ln;
};
const lnBeta = (a: number, b: number) => lnFactorial(a) + lnFactorial(b) - lnFactorial(a + b);

describe('freezeBaseline', () => {
  it('takes days of one kind each for what they are: they tell little', () => {
    const bursts = Array.from({ length: 20 }, (_, i) => (i % 2 ? { a: 100, b: 0 } : { a: 0, b: 100 }));
    expect(freezeBaseline(bursts).dispersion).toBeGreaterThan(50);
    expect(freezeBaseline(days('even', 28, 100, 0.3)).dispersion).toBe(1);
    const look = lookForDrift(freezeBaseline(bursts), [{ a: 100, b: 0 }], settings);
    expect(look?.fires).toBe(false);
  });
});

describe('splitChange', () => {
  const side = fc.record({
    a: fc.record({ yes: fc.nat(50), no: fc.nat(50) }),
    b: fc.record({ yes: fc.nat(50), no: fc.nat(50) }),
  });
  it('adds up, and blames the work alone where decisions are the same', () => {
    fc.assert(
      fc.property(side, side, (before, after) => {
        const any = (s: typeof before) => s.a.yes + s.a.no + s.b.yes + s.b.no > 0;
        fc.pre(any(before) && any(after));
        const split = splitChange(before, after, 'yes');
        expect(split.fromWork + split.fromDecisions).toBeCloseTo(split.after - split.before, 9);
      }),
    );
    const split = splitChange(
      { a: { yes: 90, no: 10 }, b: { yes: 1, no: 9 } },
      { a: { yes: 9, no: 1 }, b: { yes: 10, no: 90 } },
      'yes',
    );
    expect(split.fromDecisions).toBeCloseTo(0, 9);
    expect(split.fromWork).toBeLessThan(-0.5);
  });
});
