import { expect, test } from 'vitest';
import { featuresAtDecision } from './dated-features';
import { joinOutcomes } from './join-outcomes';

const day = (n: number) => new Date(Date.UTC(2026, 0, 1 + n));
const decision = (id: string, at: number, subjectId = 'con_1') => ({ id, subjectId, decidedAt: day(at) });
const outcome = (at: number, converted: boolean, subjectId = 'con_1') => ({
  subjectId,
  occurredAt: day(at),
  converted,
});
const states = (
  decisions: ReturnType<typeof decision>[],
  outcomes: ReturnType<typeof outcome>[],
  asOf: number,
) =>
  joinOutcomes(decisions, outcomes, { asOf: day(asOf), windowDays: 30 }).decisions.map((each) =>
    each.state === 'labelled' ? each.converted : each.state,
  );

test('without an outcome a decision is not labelled before its window is over', () => {
  expect(states([decision('a', 0)], [], 30)).toEqual(['censored']);
  expect(states([decision('a', 0)], [], 31)).toEqual([false]);
  expect(states([decision('a', 0)], [outcome(3, true)], 4)).toEqual([true]);
});

test('an outcome belongs to the last decision before it, however late it is told', () => {
  const two = [decision('a', 0), decision('b', 10)];
  expect(states(two, [outcome(12, true)], 100)).toEqual([false, true]);
  expect(states(two, [outcome(9, true)], 100)).toEqual([true, false]);
  expect(states(two, [outcome(12, true), outcome(15, false)], 100)).toEqual([false, false]);
});

test('an outcome before any decision, after the window or of somebody else is nobody’s', () => {
  const joined = joinOutcomes(
    [decision('a', 10)],
    [outcome(9, true), outcome(41, true), outcome(12, true, 'con_2')],
    { asOf: day(100), windowDays: 30 },
  );
  expect(joined.unattributed).toBe(3);
  expect(joined.decisions).toMatchObject([{ state: 'labelled', converted: false }]);
});

test('what lies ahead of the moment of learning is not known yet', () => {
  expect(states([decision('a', 0)], [outcome(20, true)], 10)).toEqual(['censored']);
});

test('a feature dated after the decision is refused by name', () => {
  const known = { name: 'Visits', value: 3, knownAt: day(1) };
  expect(
    featuresAtDecision({
      id: 'sig_1',
      decidedAt: day(2),
      features: [known, { ...known, value: 2, knownAt: day(0) }],
    }),
  ).toEqual({ Visits: 3 });
  expect(() =>
    featuresAtDecision({
      id: 'sig_1',
      decidedAt: day(2),
      features: [known, { name: 'Deal stage note', value: 'won', knownAt: day(3) }],
    }),
  ).toThrow(/“Deal stage note” came to be known at 2026-01-04.*after the decision sig_1 at 2026-01-03/);
});
