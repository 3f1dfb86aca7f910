import { expect, test } from 'vitest';
import { seededRandom } from './random';

const draws = (seed: string) => {
  const random = seededRandom(seed);
  return Array.from({ length: 20_000 }, () => random.float());
};

test('the same seed gives the same stream and another seed another one', () => {
  expect(draws('a')).toEqual(draws('a'));
  expect(draws('a')).not.toEqual(draws('b'));
});

test('floats fill [0, 1) evenly', () => {
  const counts = new Array<number>(10).fill(0);
  for (const value of draws('even'))
    counts[Math.floor(value * 10)] = (counts[Math.floor(value * 10)] ?? 0) + 1;
  for (const count of counts) expect(Math.abs(count - 2000)).toBeLessThan(200);
});

test('whole numbers reach both ends and never pass them', () => {
  const random = seededRandom(7);
  const seen = new Set(Array.from({ length: 1000 }, () => random.int(-1, 2)));
  expect([...seen].sort((a, b) => a - b)).toEqual([-1, 0, 1, 2]);
  expect(() => random.int(2, 1)).toThrow('No whole number lies between 2 and 1.');
});

test('normal draws have the asked mean and deviation', () => {
  const random = seededRandom('bell');
  const values = Array.from({ length: 20_000 }, () => random.normal(100, 15));
  const mean = values.reduce((sum, value) => sum + value, 0) / values.length;
  const variance = values.reduce((sum, value) => sum + (value - mean) ** 2, 0) / values.length;
  expect(Math.abs(mean - 100)).toBeLessThan(0.5);
  expect(Math.abs(Math.sqrt(variance) - 15)).toBeLessThan(0.5);
});

test('picking from nothing is an error, not undefined', () => {
  const random = seededRandom(1);
  expect(['a', 'b']).toContain(random.pick(['a', 'b']));
  expect(() => random.pick([])).toThrow('the list is empty');
});
