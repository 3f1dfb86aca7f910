import { expect, test } from 'vitest';
import { everyPage } from './every-page';

const pages: Record<string, { items: number[]; nextCursor: string | null }> = {
  first: { items: [1, 2], nextCursor: 'second' },
  second: { items: [], nextCursor: 'third' },
  third: { items: [3], nextCursor: null },
};
const page = async (cursor: string | null) => pages[cursor ?? 'first'] ?? { items: [], nextCursor: null };

test('reads to the end, over empty pages too', async () => {
  expect(await everyPage(page)).toEqual([1, 2, 3]);
});

test('pages that lead in a circle are no list', async () => {
  await expect(everyPage(async () => ({ items: [1], nextCursor: 'again' }))).rejects.toMatchObject({
    kind: 'retryable',
  });
});

test('a page that can’t be read leaves no half list', async () => {
  const broken = async (cursor: string | null) => {
    if (cursor === 'third') throw new Error('No answer.');
    return page(cursor);
  };
  await expect(everyPage(broken)).rejects.toThrow('No answer.');
});
