import { expect, it, test } from 'vitest';
import { seededRandom } from '@/lib/platform/random';
import { atOnce } from '../shared/in-steps';
import { attributeJourneys } from './attribute-journeys';
import type { Journey } from './attribution';
import { creditInterval, FEWEST_ACCOUNTS, sumDraws } from './credit-interval';
import { resampleCredits } from './resample-credits';
import { sayCause } from './say-cause';

const DAY_MS = 86_400_000;
const NOW = Date.UTC(2026, 5, 1);

const journeys = (count: number, currency = 'EUR'): Journey[] => {
  const random = seededRandom('resample');
  return Array.from({ length: count }, (_, i) => ({
    id: `${currency} ${i}`,
    accountId: `account ${i}`,
    isWon: random.float() < 0.6,
    amountMicros: BigInt(random.int(500, 5000)) * 1_000_000n,
    currency,
    outcomeAtMs: NOW - random.int(1, 300) * DAY_MS,
    touches: [],
  }));
};
const resample = (of: readonly Journey[], seed = 'seed') =>
  atOnce(resampleCredits(attributeJourneys(of).prepared, { seed, nowMs: NOW, resamples: 60 }));

it('comes to the same with the same seed, and to something else with another', () => {
  const of = journeys(40);
  expect(resample(of)).toEqual(resample(of));
  expect(resample(of, 'another')).not.toEqual(resample(of));
});

it('keeps currencies apart, and holds the shorter periods in the longer ones', () => {
  const cells = resample([...journeys(60), ...journeys(20, 'USD')]);
  expect(new Set(cells.map(({ currency }) => currency))).toEqual(new Set(['EUR', 'USD']));
  const mean = (days: number, currency: string) => {
    const cell = cells.find((each) => each.periodDays === days && each.currency === currency);
    const draws = [...(cell?.draws.first ?? [])];
    return draws.reduce((sum, draw) => sum + draw, 0) / draws.length;
  };
  expect(mean(30, 'EUR')).toBeLessThan(mean(90, 'EUR'));
  expect(mean(90, 'EUR')).toBeLessThan(mean(365, 'EUR'));
  const all = journeys(60).reduce((sum, j) => sum + (j.isWon ? Number(j.amountMicros) / 1e6 : 0), 0);
  expect(mean(365, 'EUR') / all).toBeGreaterThan(0.85);
  expect(mean(365, 'EUR') / all).toBeLessThan(1.15);
});

test('an interval takes what varies together as one, and is not given for a handful of accounts', () => {
  const draws = Array.from({ length: 101 }, (_, i) => i);
  expect(creditInterval(50, draws, FEWEST_ACCOUNTS)).toEqual({
    estimate: 50,
    low: expect.closeTo(2.5),
    high: 97.5,
  });
  expect(creditInterval(50, draws, FEWEST_ACCOUNTS - 1)).toBeNull();
  const opposite = draws.map((draw) => 100 - draw);
  expect(creditInterval(100, sumDraws([draws, opposite]), 20)).toEqual({
    estimate: 100,
    low: 100,
    high: 100,
  });
});

test('what stands beside an attributed figure says which way the two differ', () => {
  const terms = { currency: 'EUR', isValid: true, isRevenue: true };
  const caused = { estimate: 100, low: 50, high: 150 };
  expect(sayCause({ ...terms, attributed: 400, caused })).toContain('would have been won anyway');
  expect(sayCause({ ...terms, attributed: 10, caused })).toContain('gives it less');
  expect(sayCause({ ...terms, attributed: 100, caused })).toContain('agrees');
  expect(sayCause({ ...terms, attributed: 100, caused: { ...caused, low: -5 } })).toContain('holds zero');
  expect(sayCause({ ...terms, attributed: 100, caused: null })).toContain('no evidence of cause');
  expect(sayCause({ ...terms, attributed: 100, caused, isValid: false })).toContain('not as drawn');
});
