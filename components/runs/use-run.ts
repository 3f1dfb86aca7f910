'use client';

import { useQuery } from '@tanstack/react-query';
import { apiFetch } from '@/lib/client/api';
import { type RunDetail, runDetailSchema } from '@/lib/contracts/runs';
import { isActionMoving } from '../actions/action-status-chip';
import { runKeys } from './run-keys';

const MOVING_EVERY_MS = 2000;

const isMoving = (run: RunDetail): boolean =>
  run.status === 'planned' ||
  run.status === 'running' ||
  run.actions.some(({ status }) => isActionMoving(status));

/** One run. While something of it is on its way it is read again every two seconds besides the stream. */
export function useRun(workspace: string, id: string) {
  return useQuery({
    queryKey: runKeys.detail(workspace, id),
    queryFn: ({ signal }) => apiFetch(`/api/v1/runs/${id}`, { schema: runDetailSchema, workspace, signal }),
    refetchInterval: ({ state }) => (state.data && isMoving(state.data) ? MOVING_EVERY_MS : false),
  });
}
