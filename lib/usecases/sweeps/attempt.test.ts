import { expect, test } from 'vitest';
import { attempt } from './attempt';

test('a part that fails keeps no other from being done', async () => {
  const parts = [async () => 1, () => Promise.reject(new Error('The platform is gone.')), async () => 3];
  const done: (number | null)[] = [];
  for (const part of parts) done.push(await attempt('part', part));
  expect(done).toEqual([1, null, 3]);
});
