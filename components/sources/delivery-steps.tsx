'use client';

import { toast } from 'sonner';
import type { DeliveryDetail } from '@/lib/contracts/sources';
import { Button } from '../ui/button';
import { ConfirmDialog } from '../ui/confirm-dialog';
import { countsSentence } from './delivery-counts';
import { useDropDelivery, useReplayDelivery } from './use-settle-delivery';

/** What a person can do with a delivery that was not taken whole. */
export function DeliverySteps({ delivery: { id, quarantined } }: { delivery: DeliveryDetail }) {
  const replay = useReplayDelivery(id);
  const drop = useDropDelivery(id);
  const read = async (despitePlan: boolean) => {
    const counts = await replay.mutateAsync({ despitePlan });
    const isDone = counts.rejected + counts.quarantined === 0;
    if (isDone) toast.success('It was taken', { description: `${countsSentence(counts)}.` });
    else toast.warning('Not all of it was taken', { description: `${countsSentence(counts)}.` });
  };
  return (
    <>
      <ConfirmDialog
        trigger={<Button variant="dangerQuiet">Drop</Button>}
        tone="danger"
        title="Drop this delivery?"
        description="The request is deleted and can’t be read again. What was taken of it stays."
        confirmLabel="Drop it"
        onConfirm={async () => {
          await drop.mutateAsync();
          toast.success('It was dropped');
        }}
      />
      <ConfirmDialog
        trigger={<Button>Read again</Button>}
        title="Read it once more?"
        description="As if it came now, under the set-up and the plan of today. What was taken before is recognised. Its signature is not asked for again: you answer for it."
        confirmLabel="Read it again"
        onConfirm={() => read(false)}
      />
      {quarantined > 0 ? (
        <ConfirmDialog
          trigger={<Button variant="primary">Let it through</Button>}
          title="Let it through despite the plan?"
          description="What the tracking plan holds back is recorded this once. The plan stays as it is."
          confirmLabel="Let it through"
          onConfirm={() => read(true)}
        />
      ) : null}
    </>
  );
}
