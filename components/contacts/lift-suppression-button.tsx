'use client';

import { toast } from 'sonner';
import type { SuppressionRow } from '@/lib/contracts/suppressions';
import { useCan } from '../auth/access-context';
import { Button } from '../ui/button';
import { ConfirmDialog } from '../ui/confirm-dialog';
import { useLiftSuppression } from './use-contactability';

/** Offers to lift a block to those who may; after a complaint or an erasure that is a privacy officer. An objection is lifted as such. */
export function LiftSuppressionButton({ row }: { row: SuppressionRow }) {
  const canLift = useCan('contacts.lift');
  const canLiftProtected = useCan('contacts.lift_protected');
  const lift = useLiftSuppression();
  const isProtected = row.reason === 'complaint' || row.reason === 'erasure';
  if (row.lifted !== null || row.reason === 'objection' || !(isProtected ? canLiftProtected : canLift))
    return null;
  return (
    <ConfirmDialog
      trigger={<Button size="sm">Lift</Button>}
      title="Lift this block?"
      description="It brings no permission back: whoever said no has to say yes anew before they are contacted."
      confirmLabel="Lift the block"
      reason={{ required: true }}
      onConfirm={async (reason) => {
        await lift.mutateAsync({ id: row.id, reason });
        toast.success('The block is lifted');
      }}
    />
  );
}
