'use client';

import { CirclePause, CirclePlay, Undo2 } from 'lucide-react';
import type { Route } from 'next';
import { useRouter } from 'next/navigation';
import { toast } from 'sonner';
import { formatCount } from '@/lib/client/format';
import type { RollbackView } from '@/lib/contracts/rollbacks';
import { useWorkspaceSlug } from '../auth/access-context';
import { Button } from '../ui/button';
import { ConfirmDialog } from '../ui/confirm-dialog';
import { readProblem } from '../ui/problem';
import { useRequestRollback, useSteerRollback } from './use-rollbacks';

/** What can be done with a rollback as it stands: start, pause, go on, cancel, or take it back in turn. */
export function RollbackSteps({ rollback }: { rollback: RollbackView }) {
  const steer = useSteerRollback(rollback.id);
  const { status, outlooks, items } = rollback;
  if (status === 'planned')
    return (
      <>
        <CancelButton onCancel={() => steer.mutateAsync('cancel')} />
        <ConfirmDialog
          trigger={
            <Button variant="primary">
              <Undo2 aria-hidden />
              Start
            </Button>
          }
          title="Start this rollback?"
          description={`${formatCount(outlooks.restore + outlooks.conflict, 'action')} will be taken back, each checked against its platform once more. It can be paused at any time, and taken back itself.`}
          confirmLabel="Start"
          onConfirm={() => steer.mutateAsync('start')}
        />
      </>
    );
  if (status === 'running')
    return (
      <Button pending={steer.isPending} onClick={() => steer.mutate('pause')}>
        <CirclePause aria-hidden />
        Pause
      </Button>
    );
  if (status === 'paused')
    return (
      <>
        <CancelButton onCancel={() => steer.mutateAsync('cancel')} />
        <Button variant="primary" pending={steer.isPending} onClick={() => steer.mutate('start')}>
          <CirclePlay aria-hidden />
          Go on
        </Button>
      </>
    );
  return items.restored > 0 ? <TakeBackAgain rollback={rollback} /> : null;
}

const CancelButton = ({ onCancel }: { onCancel: () => unknown }) => (
  <ConfirmDialog
    trigger={<Button>Cancel it</Button>}
    title="Cancel this rollback?"
    description="What it has put back stays so. Nothing more of it is taken back."
    confirmLabel="Cancel the rollback"
    dismissLabel="Keep it"
    onConfirm={onCancel}
  />
);

/** Takes back the taking back: what was there before it stands again. Planned and shown like any other. */
function TakeBackAgain({ rollback }: { rollback: RollbackView }) {
  const workspace = useWorkspaceSlug();
  const router = useRouter();
  const request = useRequestRollback();
  const ask = async () => {
    try {
      const { rollbackId } = await request.mutateAsync({
        selector: { by: 'rollback', id: rollback.id },
        reason: `Takes back: ${rollback.reason}`.slice(0, 1000),
      });
      router.push(`/${workspace}/rollbacks/${rollbackId}` as Route);
    } catch (error) {
      const problem = readProblem(error);
      toast.error(problem.title, { description: [problem.detail, problem.remedy].filter(Boolean).join(' ') });
    }
  };
  return (
    <Button pending={request.isPending} onClick={() => void ask()}>
      <Undo2 aria-hidden />
      Take this rollback back
    </Button>
  );
}
