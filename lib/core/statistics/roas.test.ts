import { expect, test } from 'vitest';
import type { CampaignDay } from './campaign-day';
import { probabilityBelowFloor, roasOf } from './roas';

const day = (spend: number, revenue: number): CampaignDay => ({
  day: '2026-01-01',
  spendMicros: String(spend * 1e6),
  revenueMicros: String(revenue * 1e6),
  clicks: 0,
  conversions: 0,
  impressions: 0,
});

test('the return is the ratio of the sums, not the mean of the ratios', () => {
  expect(roasOf([day(100, 100), day(1, 10)]).ratio).toBeCloseTo(110 / 101, 12);
});

test('no spend has no return', () => {
  expect(roasOf([day(0, 10)])).toMatchObject({ ratio: null, belief: null });
  expect(probabilityBelowFloor(roasOf([]), 2)).toBeNull();
});

test('more days that agree make surer that the return is below the floor', () => {
  const of = (count: number) =>
    probabilityBelowFloor(roasOf(Array.from({ length: count }, () => day(100, 80))), 1);
  expect(of(2)).toBeGreaterThan(0.5);
  expect(of(14)).toBeGreaterThan(of(2) ?? 1);
});
