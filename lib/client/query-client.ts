import { QueryCache, QueryClient } from '@tanstack/react-query';
import { ApiProblem } from './api';

const STALE_AFTER_MS = 15_000;
const MAX_RETRIES = 2;

/** A query client per request on the server, one per tab in the browser. Changes arrive by the stream, not by refocus. */
export function createQueryClient(onUnauthenticated?: () => void): QueryClient {
  return new QueryClient({
    queryCache: new QueryCache({
      onError: (error) => {
        if (error instanceof ApiProblem && error.status === 401) onUnauthenticated?.();
      },
    }),
    defaultOptions: {
      queries: {
        staleTime: STALE_AFTER_MS,
        retry: (failureCount, error) => failureCount < MAX_RETRIES && isWorthRetrying(error),
      },
    },
  });
}

/** An answer that says no will say no again; silence and a failing server may pass. */
export function isWorthRetrying(error: unknown): boolean {
  if (!(error instanceof ApiProblem)) return true;
  return error.status === 0 || error.status === 429 || error.status >= 500;
}
