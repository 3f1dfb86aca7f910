import { dehydrate, HydrationBoundary, type QueryKey } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { createQueryClient } from '@/lib/client/query-client';

/** Hands what a page has read on the server to the queries below it, under the keys by which they ask. */
export function Prefetched({
  entries,
  children,
}: {
  entries: readonly { key: QueryKey; data: unknown }[];
  children: ReactNode;
}) {
  const client = createQueryClient();
  for (const { key, data } of entries) client.setQueryData(key, data);
  return <HydrationBoundary state={dehydrate(client)}>{children}</HydrationBoundary>;
}
