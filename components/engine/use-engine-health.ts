'use client';

import { useQuery } from '@tanstack/react-query';
import { apiFetch } from '@/lib/client/api';
import { engineHealthSchema } from '@/lib/contracts/engine';
import { engineKeys } from './engine-keys';

const ASK_EVERY_MS = 5_000;

/** All that is known of the workflow engine, kept fresh while it is looked at. */
export function useEngineHealth(workspace: string) {
  return useQuery({
    queryKey: engineKeys.health(workspace),
    queryFn: ({ signal }) => apiFetch('/api/v1/engine', { schema: engineHealthSchema, workspace, signal }),
    refetchInterval: ASK_EVERY_MS,
  });
}
