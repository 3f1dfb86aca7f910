'use client';

import { useQuery } from '@tanstack/react-query';
import { apiFetch } from '@/lib/client/api';
import { enginePulseSchema } from '@/lib/contracts/engine';
import { engineKeys } from './engine-keys';

const ASK_EVERY_MS = 20_000;

/** Whether workflows run; asked again and again on every page. */
export function useEnginePulse(workspace: string) {
  return useQuery({
    queryKey: engineKeys.pulse(workspace),
    queryFn: ({ signal }) =>
      apiFetch('/api/v1/engine/pulse', { schema: enginePulseSchema, workspace, signal }),
    refetchInterval: ASK_EVERY_MS,
  });
}
