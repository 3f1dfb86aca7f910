import { expect, test } from 'vitest';
import { seededRandom } from '@/lib/platform/random';
import {
  logMarginalReturn,
  predictOutcome,
  type ResponseModel,
  type ResponsePoint,
  responsePrior,
} from './response-model';
import { fitResponses } from './response-pool';

function points(count: number, elasticity: number, spread: number, scale = 8): ResponsePoint[] {
  const random = seededRandom('days');
  return Array.from({ length: count }, () => {
    const spend = 100 * Math.exp(random.normal(0, spread));
    return {
      spend,
      outcome: scale * spend ** elasticity * Math.exp(random.normal(0, 0.05)),
      known: 1,
      weight: 1,
    };
  });
}
const fitOne = (list: ResponsePoint[]): ResponseModel => {
  const model = fitResponses('revenue', [{ id: 'one', points: list }])?.models.get('one');
  if (!model) throw new Error('no model');
  return model;
};

test('with spend that varies, the elasticity is found; without, it stays at the prior', () => {
  expect(fitOne(points(60, 0.5, 0.8)).elasticity.mean).toBeCloseTo(0.5, 1);
  const flat = fitOne(points(60, 0.5, 0.001)).elasticity;
  expect(flat.mean).toBeCloseTo(responsePrior.elasticity, 1);
  expect(flat.deviation).toBeGreaterThan(0.1);
});

test('the marginal return is the slope of what is predicted', () => {
  const model = fitOne(points(60, 0.6, 0.5));
  for (const spend of [50, 100, 220]) {
    const slope =
      (predictOutcome(model, spend * 1.0005) - predictOutcome(model, spend * 0.9995)) / (spend * 0.001);
    expect(Math.exp(logMarginalReturn(model, spend).mean) / slope).toBeCloseTo(1, 4);
  }
});

test('days that are only half reported say the same as whole ones, with less certainty', () => {
  const whole = fitOne(points(30, 0.6, 0.3));
  const half = fitOne(points(30, 0.6, 0.3).map((p) => ({ ...p, outcome: p.outcome / 2, known: 0.5 })));
  expect(half.logReturn.mean).toBeCloseTo(whole.logReturn.mean, 1);
  const taken = fitOne(points(30, 0.6, 0.3).map((p) => ({ ...p, outcome: p.outcome / 2 })));
  expect(taken.logReturn.mean).toBeLessThan(whole.logReturn.mean - 0.6);
});

test('a campaign with few conversions leans on the others, one with many stands for itself', () => {
  const steady = (perDay: number, days: number): ResponsePoint[] =>
    Array.from({ length: days }, () => ({ spend: 100, outcome: perDay, known: 1, weight: 1 }));
  const others = [3, 4, 5, 6].map((perDay) => ({ id: `other ${perDay}`, points: steady(perDay, 28) }));
  const returnOf = (perDay: number, days: number) => {
    const fitted = fitResponses('conversions', [...others, { id: 'new', points: steady(perDay, days) }]);
    return Math.exp(fitted?.models.get('new')?.logReturn.mean ?? Number.NaN) * 100;
  };
  // Two days without a conversion do not make a campaign worthless; two months do.
  expect(returnOf(0, 2)).toBeGreaterThan(1.2);
  expect(returnOf(0, 60)).toBeLessThan(0.4);
  expect(returnOf(20, 60)).toBeGreaterThan(17);
  expect(returnOf(20, 1)).toBeLessThan(returnOf(20, 60));
});

test('where nothing ever came back, nothing is said', () => {
  const nothing = [{ spend: 10, outcome: 0, known: 1, weight: 1 }];
  expect(fitResponses('conversions', [{ id: 'one', points: nothing }])).toBeNull();
  expect(fitResponses('revenue', [])).toBeNull();
});
