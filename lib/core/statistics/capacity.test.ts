import { expect, test } from 'vitest';
import { capacityShares, fairnessByCapacity, shrunkShare } from './capacity';

const team = [
  { id: 'a', capacity: 30 },
  { id: 'b', capacity: 10 },
];

test('work is shared by capacity, evenly where nobody has any', () => {
  expect([...capacityShares(team)]).toEqual([
    ['a', 0.75],
    ['b', 0.25],
  ]);
  expect(capacityShares(team.map(({ id }) => ({ id, capacity: 0 }))).get('a')).toBe(0.5);
});

test('exactly the fair share is 0.5, nothing is 1, twice the share is 0', () => {
  const fairness = (a: number, b: number) => [
    ...fairnessByCapacity(
      team,
      new Map([
        ['a', a],
        ['b', b],
      ]),
    ).values(),
  ];
  expect(fairness(0, 0)).toEqual([0.5, 0.5]);
  expect(fairness(30, 10)).toEqual([0.5, 0.5]);
  expect(fairness(20, 20)).toEqual([1 - 20 / 60, 0]);
  expect(fairness(0, 40)).toEqual([1, 0]);
});

test('a share on few cases stays near the common one', () => {
  expect(shrunkShare(1, 1, 0.3, 20)).toBeCloseTo(7 / 21, 12);
  expect(shrunkShare(1, 2000, 0.3, 20)).toBeGreaterThan(0.99);
});
