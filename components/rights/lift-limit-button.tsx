'use client';

import { useState } from 'react';
import { toast } from 'sonner';
import type { ProcessingLimitRow } from '@/lib/contracts/rights';
import { useCan } from '../auth/access-context';
import { Button } from '../ui/button';
import { Checkbox } from '../ui/checkbox';
import { ConfirmDialog } from '../ui/confirm-dialog';
import { useLiftLimit } from './use-rights';

/** Offers a privacy officer to lift a limit; an objection only at the person's own wish. */
export function LiftLimitButton({ limit }: { limit: ProcessingLimitRow }) {
  const mayLift = useCan('rights.answer');
  const lift = useLiftLimit();
  const [atOwnWish, setAtOwnWish] = useState(false);
  if (!mayLift || limit.lifted !== null) return null;
  const isObjection = limit.kind === 'objection';
  return (
    <ConfirmDialog
      trigger={<Button size="sm">Lift</Button>}
      title={isObjection ? 'Lift this objection?' : 'Lift this restriction?'}
      description={
        isObjection
          ? 'It brings no permission back: they have to say yes anew before they are written to.'
          : 'Their data is used again. They have to be told before.'
      }
      confirmLabel="Lift it"
      reason={{ required: true }}
      onConfirm={async (reason) => {
        await lift.mutateAsync({ id: limit.id, reason, atOwnWish });
        toast.success('It is lifted');
      }}
    >
      {isObjection ? (
        <Checkbox
          label="They asked for it themselves"
          hint="An objection ends no other way."
          checked={atOwnWish}
          onCheckedChange={(checked) => setAtOwnWish(checked === true)}
        />
      ) : null}
    </ConfirmDialog>
  );
}
