import { QueryClient, QueryObserver } from '@tanstack/react-query';
import { expect, test, vi } from 'vitest';
import { refreshTopics } from './refresh-topics';

test('changes during a round lead to one more round, and break none off', async () => {
  const queryClient = new QueryClient();
  const answers: (() => void)[] = [];
  let aborted = 0;
  const leave = new QueryObserver(queryClient, {
    queryKey: ['runs', 'sample'],
    queryFn: ({ signal }) => {
      signal.addEventListener('abort', () => {
        aborted += 1;
      });
      return new Promise<number>((resolve) => answers.push(() => resolve(answers.length)));
    },
  }).subscribe(() => undefined);
  const answer = async (round: number) => {
    await vi.waitFor(() => expect(answers).toHaveLength(round));
    answers[round - 1]?.();
  };
  await answer(1);
  await vi.waitFor(() => expect(queryClient.isFetching()).toBe(0));

  const refresh = refreshTopics(queryClient);
  for (let change = 0; change < 5; change++) refresh('runs');
  refresh('audit');
  await answer(2);
  await answer(3);
  await vi.waitFor(() => expect(queryClient.isFetching()).toBe(0));
  expect({ asked: answers.length, aborted }).toEqual({ asked: 3, aborted: 0 });

  refresh('runs');
  await answer(4);
  await vi.waitFor(() => expect(queryClient.getQueryData(['runs', 'sample'])).toBe(4));
  leave();
  queryClient.clear();
});
