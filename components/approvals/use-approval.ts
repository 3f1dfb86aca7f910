'use client';

import { useQuery } from '@tanstack/react-query';
import { apiFetch } from '@/lib/client/api';
import { approvalDetailSchema } from '@/lib/contracts/approvals';
import { isActionMoving } from '../actions/action-status-chip';
import { approvalKeys } from './approval-keys';

const MOVING_EVERY_MS = 2000;

/** One approval with its action. While the action is on its way it is read again every two seconds besides the stream. */
export function useApproval(workspace: string, id: string) {
  return useQuery({
    queryKey: approvalKeys.detail(workspace, id),
    queryFn: ({ signal }) =>
      apiFetch(`/api/v1/approvals/${id}`, { schema: approvalDetailSchema, workspace, signal }),
    refetchInterval: ({ state }) =>
      state.data && isActionMoving(state.data.action.status) ? MOVING_EVERY_MS : false,
  });
}
