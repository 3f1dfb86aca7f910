import { ConnectorError } from './connector-error';

/** More than any list of a platform has: one that goes on beyond it is not trusted to end. */
const MAX_PAGES = 10_000;

export type PageOf<T> = { items: readonly T[]; nextCursor: string | null };

/**
 * All items of a list that a platform answers page by page, in its order.
 * @param read the page after `cursor`, the first for null.
 * @throws ConnectorError `retryable` when the pages lead back to one that was read: half a list is worse than none.
 */
export async function everyPage<T>(read: (cursor: string | null) => Promise<PageOf<T>>): Promise<T[]> {
  const items: T[] = [];
  const seen = new Set<string | null>();
  for (let cursor: string | null = null; ; ) {
    if (seen.has(cursor) || seen.size === MAX_PAGES)
      throw new ConnectorError('retryable', 'The platform’s pages of a list do not come to an end.');
    seen.add(cursor);
    const page: PageOf<T> = await read(cursor);
    items.push(...page.items);
    if (page.nextCursor === null) return items;
    cursor = page.nextCursor;
  }
}
