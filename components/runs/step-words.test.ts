import { expect, test } from 'vitest';
import { stepTitle } from './step-words';

test('steps are named in words, counted from one; an unknown one keeps its name', () => {
  expect(stepTitle('submit 0')).toBe('Put proposal 1 before the gate');
  expect(stepTitle('execute 1.0')).toBe('Took action 2 to its platform');
  expect(stepTitle('answer apr_01 0')).toBe('Wait for a person’s answer');
  expect(stepTitle('warm up')).toBe('warm up');
});
