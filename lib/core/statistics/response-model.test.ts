import { expect, test } from 'vitest';
import { seededRandom } from '@/lib/platform/random';
import { addDays, type CampaignDay } from './campaign-day';
import { fitResponse, logMarginalReturn, predictRevenue, responsePrior } from './response-model';

function days(count: number, elasticity: number, spread: number): CampaignDay[] {
  const random = seededRandom('days');
  return Array.from({ length: count }, (_, i) => {
    const spend = 100 * Math.exp(random.normal(0, spread));
    const revenue = 8 * spend ** elasticity * Math.exp(random.normal(0, 0.05));
    const micros = (units: number) => String(Math.round(units * 1e6));
    return {
      day: addDays('2026-01-01', i),
      spendMicros: micros(spend),
      revenueMicros: micros(revenue),
      clicks: 1,
      conversions: 1,
      impressions: 1,
    };
  });
}

test('with spend that varies, the elasticity is found; without, it stays at the prior', () => {
  expect(fitResponse(days(60, 0.5, 0.8))?.elasticity.mean).toBeCloseTo(0.5, 1);
  const flat = fitResponse(days(60, 0.5, 0.001))?.elasticity;
  expect(flat?.mean).toBeCloseTo(responsePrior.elasticity, 1);
  expect(flat?.deviation).toBeGreaterThan(0.1);
});

test('the marginal return is the slope of the predicted revenue', () => {
  const model = fitResponse(days(60, 0.6, 0.5));
  if (!model) throw new Error('no model');
  for (const spend of [50, 100, 220]) {
    const slope =
      (predictRevenue(model, spend * 1.0005) - predictRevenue(model, spend * 0.9995)) / (spend * 0.001);
    expect(Math.exp(logMarginalReturn(model, spend).mean) / slope).toBeCloseTo(1, 4);
  }
});

test('too few days, or days without spend, say nothing', () => {
  expect(fitResponse(days(4, 0.6, 0.5))).toBeNull();
  expect(fitResponse(days(20, 0.6, 0.5).map((d) => ({ ...d, spendMicros: '0' })))).toBeNull();
});
