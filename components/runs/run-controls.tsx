'use client';

import { CircleX, RotateCcw, StepForward } from 'lucide-react';
import type { Route } from 'next';
import { useRouter } from 'next/navigation';
import { useState } from 'react';
import { toast } from 'sonner';
import { formatCount } from '@/lib/client/format';
import type { RunDetail } from '@/lib/contracts/runs';
import { Button } from '../ui/button';
import { ConfirmDialog } from '../ui/confirm-dialog';
import { type InFlight, InFlightDialog } from './in-flight-dialog';
import { useCancelRun, useRerunRun, useRetryRun } from './use-run-requests';

/** What a person may ask of a run now: cancel it, take it up again at the failed step, have it done over. */
export function RunControls({
  run,
  workspace,
  canCancel,
  canRerun,
}: {
  run: RunDetail;
  workspace: string;
  canCancel: boolean;
  canRerun: boolean;
}) {
  const [inFlight, setInFlight] = useState<readonly InFlight[]>([]);
  return (
    <>
      {canCancel && run.offers.cancel ? <CancelRun run={run} onInFlight={setInFlight} /> : null}
      {canRerun && run.offers.retry ? <RetryRun run={run} /> : null}
      {canRerun && run.offers.rerun ? <RerunRun run={run} workspace={workspace} /> : null}
      <InFlightDialog actions={inFlight} onClose={() => setInFlight([])} />
    </>
  );
}

function CancelRun({
  run,
  onInFlight,
}: {
  run: RunDetail;
  onInFlight: (actions: readonly InFlight[]) => void;
}) {
  const cancel = useCancelRun(run.id);
  return (
    <ConfirmDialog
      trigger={
        <Button variant="dangerQuiet">
          <CircleX aria-hidden />
          Cancel run
        </Button>
      }
      tone="danger"
      title="Cancel this run?"
      description="What it still meant to do is not done, and its open question is withdrawn. What was carried out stays; take it back below if it should not. What is at a platform right now finishes."
      confirmLabel="Cancel run"
      dismissLabel="Let it go on"
      reason={{ label: 'Why', required: true, placeholder: 'Why should it not go on?' }}
      onConfirm={async (reason) => {
        const result = await cancel.mutateAsync(reason);
        onInFlight(result.inFlight);
        toast.success('The run is cancelled', {
          description: result.cancelledActions
            ? `${formatCount(result.cancelledActions, 'action')} will not be carried out.`
            : undefined,
        });
      }}
    />
  );
}

function RetryRun({ run }: { run: RunDetail }) {
  const retry = useRetryRun(run.id);
  return (
    <ConfirmDialog
      trigger={
        <Button variant="primary">
          <StepForward aria-hidden />
          Go on from the failed step
        </Button>
      }
      title="Go on from the failed step?"
      description="The same run goes on with the same plan and proposals. What was done is found and not done twice; the failed step is tried anew."
      confirmLabel="Go on"
      reason={{ label: 'Why', required: true, placeholder: 'What has been put right?' }}
      onConfirm={async (reason) => {
        await retry.mutateAsync(reason);
        toast.success('The run goes on');
      }}
    />
  );
}

function RerunRun({ run, workspace }: { run: RunDetail; workspace: string }) {
  const rerun = useRerunRun(run.id);
  const router = useRouter();
  return (
    <ConfirmDialog
      trigger={
        <Button>
          <RotateCcw aria-hidden />
          Run again
        </Button>
      }
      title="Run again from the start?"
      description="A new run of the same signal is planned on what is known now, and everything it proposes passes the gate and its approvals again. What this run did stays; what it still has open is cancelled."
      confirmLabel="Run again"
      reason={{ label: 'Why', required: true, placeholder: 'What should come out differently?' }}
      onConfirm={async (reason) => {
        const result = await rerun.mutateAsync(reason);
        toast.success(result.started ? 'A new run has begun' : 'The new plan is to do nothing');
        router.push(`/${workspace}/runs/${result.runId}` as Route);
      }}
    />
  );
}
