import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { coalesce } from './coalesce';

beforeEach(() => {
  vi.useFakeTimers();
});
afterEach(() => {
  vi.useRealTimers();
});

test('the first passes at once, what follows once per interval and each value once', () => {
  const passed: string[] = [];
  const gate = coalesce<string>(250, (value) => passed.push(value));
  gate.add(['runs', 'audit']);
  expect(passed).toEqual(['runs', 'audit']);
  for (let count = 0; count < 100; count++) gate.add(['runs']);
  gate.add(['budgets']);
  expect(passed).toEqual(['runs', 'audit']);
  vi.advanceTimersByTime(250);
  expect(passed).toEqual(['runs', 'audit', 'runs', 'budgets']);
  vi.advanceTimersByTime(250);
  gate.add(['people']);
  expect(passed).toEqual(['runs', 'audit', 'runs', 'budgets', 'people']);
});

test('nothing passes after the end', () => {
  const passed: string[] = [];
  const gate = coalesce<string>(250, (value) => passed.push(value));
  gate.add(['runs']);
  gate.add(['budgets']);
  gate.stop();
  vi.advanceTimersByTime(1000);
  expect(passed).toEqual(['runs']);
});
