'use client';

import { useQuery } from '@tanstack/react-query';
import { apiFetch } from '@/lib/client/api';
import { actionPageSchema } from '@/lib/contracts/actions';
import { actionKeys } from './action-keys';
import { isActionMoving } from './action-status-chip';

const MOVING_EVERY_MS = 2000;

/** One action. While it is on its way it is read again every two seconds besides the stream. */
export function useAction(workspace: string, id: string) {
  return useQuery({
    queryKey: actionKeys.detail(workspace, id),
    queryFn: ({ signal }) =>
      apiFetch(`/api/v1/actions/${id}`, { schema: actionPageSchema, workspace, signal }),
    refetchInterval: ({ state }) =>
      state.data && isActionMoving(state.data.action.status) ? MOVING_EVERY_MS : false,
  });
}
