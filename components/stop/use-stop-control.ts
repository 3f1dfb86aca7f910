'use client';

import { useQuery, useQueryClient } from '@tanstack/react-query';
import { toast } from 'sonner';
import { apiFetch } from '@/lib/client/api';
import { formatCount } from '@/lib/client/format';
import type { Me } from '@/lib/contracts/session';
import { resumeResultSchema, stopResultSchema, stopStateSchema } from '@/lib/contracts/stops';
import { systemNames } from '../actions/named-label';
import type { StopControlProps } from '../layout/stop-control';
import { shellKeys } from './stop-keys';

/** Whether the workspace is stopped, for the shell's button and banner, and what that holds. */
export function useStopControl(me: Me) {
  const workspace = me.workspace.slug;
  const queryClient = useQueryClient();
  const query = useQuery({
    queryKey: shellKeys.stop(workspace),
    queryFn: ({ signal }) => apiFetch('/api/v1/stop', { schema: stopStateSchema, workspace, signal }),
  });
  const stop = query.data?.stop ?? null;
  const post = async <T>(path: string, reason: string, schema: Parameters<typeof apiFetch<T>>[1]) => {
    const result = await apiFetch<T>(path, { ...schema, method: 'POST', body: { reason }, workspace });
    await queryClient.invalidateQueries();
    return result;
  };
  const stopControl: StopControlProps = {
    stop: stop && {
      href: `/${workspace}/stops/${stop.id}`,
      stoppedAt: stop.since,
      stoppedBy: stop.by.name ?? systemNames[stop.by.id] ?? stop.by.id,
      reason: stop.reason,
      drains: stop.mode === 'drain',
    },
    onStop: async (reason) => {
      await post('/api/v1/stop', reason, { schema: stopResultSchema });
      toast.success('Everything is stopped', {
        description: 'From this moment no agent carries anything out here.',
      });
    },
    onResume: async (reason) => {
      const { heldActions } = await post('/api/v1/stop/resume', reason, { schema: resumeResultSchema });
      toast.success('Agents go on', {
        description:
          heldActions === 0
            ? 'Nothing was held.'
            : `${formatCount(heldActions, 'action')} ${heldActions === 1 ? 'was' : 'were'} held: each is decided again first.`,
      });
    },
    canStop: me.permissions.includes('workspace.stop'),
    canResume: me.permissions.includes('workspace.resume'),
  };
  return { stopControl, state: query.data };
}
