'use client';

import { useMutation, useQueryClient } from '@tanstack/react-query';
import { toast } from 'sonner';
import { apiFetch } from '@/lib/client/api';
import { generatorResultSchema, type Overview } from '@/lib/contracts/overview';
import { useAccess, useCan } from '../auth/access-context';
import { readProblem } from '../ui/problem';
import { StatusChip } from '../ui/status-chip';
import { Switch } from '../ui/switch';
import { overviewKeys } from './overview-keys';

/** Lets the sample workspace make its own signals; whoever may not switch sees how it stands. */
export function GeneratorSwitch({ generator }: { generator: NonNullable<Overview['generator']> }) {
  const { slug } = useAccess().workspace;
  const maySwitch = useCan('generator.switch');
  const queryClient = useQueryClient();
  const switching = useMutation({
    mutationFn: (on: boolean) =>
      apiFetch('/api/v1/generator', {
        method: 'PUT',
        body: { on },
        schema: generatorResultSchema,
        workspace: slug,
      }),
    onSuccess: ({ on }) =>
      toast.success(on ? 'Sample signals arrive from now on' : 'No more sample signals are made'),
    onError: (error) => toast.error(readProblem(error).title, { description: readProblem(error).detail }),
    onSettled: () => queryClient.invalidateQueries({ queryKey: overviewKeys.all(slug) }),
  });
  if (!maySwitch) {
    return (
      <StatusChip tone={generator.isOn ? 'ok' : 'neutral'}>
        {generator.isOn ? 'Sample signals arrive' : 'Sample signals are off'}
      </StatusChip>
    );
  }
  return (
    <Switch
      label="Sample signals"
      checked={switching.isPending ? switching.variables : generator.isOn}
      disabled={switching.isPending}
      onCheckedChange={(on) => switching.mutate(on)}
    />
  );
}
