import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { aBudget, aBudgetChange, aFacts, aMoment, millions } from '../../../tests/support/builders/gate';
import { decide } from '../gate/decide';
import { measurePace, PACING_SLACK } from './pace';

/** A month of 30 days and 3,000 on its tenth: an even pace is 1,000 by tonight. */
const tenth = {
  period: 'month' as const,
  pacing: 'even' as const,
  capMicros: millions(3000),
  spentBeforeMicros: millions(900),
  todayMicros: millions(100),
  committedMicros: millions(3000 - 100),
  reservedMicros: '0',
  neededMicros: millions(0),
  daysLeft: 21,
  elapsedShare: 10 / 30,
};
const paceOf = (over: Partial<typeof tenth> = {}) => measurePace(aBudget({ ...tenth, ...over }));
const asked = (over: Partial<typeof tenth>) =>
  decide(
    aBudgetChange(110),
    aFacts({ budgets: [aBudget({ ...tenth, committedMicros: '0', ...over })] }),
    aMoment,
  )
    .findings.filter(({ rule }) => rule === 'budget.pacing')
    .map(({ verdict }) => verdict);

describe('the pace of a window', () => {
  test('is what will have been spent by tonight, not what is bound until the end', () => {
    const pace = paceOf();
    expect(pace.byTonightMicros).toBe(1_000_000_000n);
    expect(pace.evenMicros).toBe(1_000_000_000n);
    expect(pace.share).toBeCloseTo(1 / 3);
    expect(pace.limit).toBeCloseTo(1 / 3 + PACING_SLACK);
  });

  test("counts today's part of what is needed and of what others hold", () => {
    expect(paceOf({ neededMicros: millions(21 * 50) }).byTonightMicros).toBe(1_050_000_000n);
    expect(paceOf({ reservedMicros: millions(21 * 20) }).byTonightMicros).toBe(1_020_000_000n);
    expect(paceOf({ reservedMicros: '1' }).byTonightMicros).toBe(1_000_000_001n);
  });

  test('never lets the limit pass the cap, and a cap of 0 has no share', () => {
    expect(paceOf({ elapsedShare: 1 }).limit).toBe(1);
    expect(paceOf({ capMicros: '0' }).share).toBe(0);
  });

  test('grows with every part of it', () => {
    const amount = fc.integer({ min: 0, max: 1_000_000_000 });
    fc.assert(
      fc.property(amount, amount, fc.integer({ min: 1, max: 31 }), (needed, more, daysLeft) => {
        const before = paceOf({ neededMicros: String(needed), daysLeft });
        const after = paceOf({ neededMicros: String(needed + more), daysLeft });
        expect(after.byTonightMicros >= before.byTonightMicros).toBe(true);
        // Never less than the day's exact part, never a whole micro more.
        const exact = before.byTonightMicros * BigInt(daysLeft) - 1_000_000_000n * BigInt(daysLeft);
        expect(exact >= BigInt(needed) && exact < BigInt(needed + daysLeft)).toBe(true);
      }),
    );
  });
});

describe('the rule', () => {
  test('asks when spend would run ahead of the days by more than the slack', () => {
    expect(asked({ neededMicros: millions(21 * 300) })).toEqual([]);
    expect(asked({ neededMicros: millions(21 * 301), capMicros: millions(3000) })).toEqual(['escalate']);
  });

  test('leaves alone what is not to be spent evenly and what needs nothing', () => {
    expect(asked({ spentBeforeMicros: millions(2000), neededMicros: '0' })).toEqual([]);
    expect(asked({ spentBeforeMicros: millions(2000), neededMicros: '21' })).toEqual(['escalate']);
    const free = {
      ...tenth,
      pacing: 'none' as const,
      committedMicros: '0',
      spentBeforeMicros: millions(2000),
    };
    const decision = decide(
      aBudgetChange(110),
      aFacts({ budgets: [aBudget({ ...free, neededMicros: '21' })] }),
      aMoment,
    );
    expect(decision.findings.some(({ rule }) => rule === 'budget.pacing')).toBe(false);
  });
});
