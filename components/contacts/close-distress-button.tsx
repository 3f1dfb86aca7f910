'use client';

import { toast } from 'sonner';
import type { DistressRow } from '@/lib/contracts/suppressions';
import { useCan } from '../auth/access-context';
import { Button } from '../ui/button';
import { ConfirmDialog } from '../ui/confirm-dialog';
import { useCloseDistress } from './use-contactability';

/** Closes a sign of distress once somebody has looked at it. */
export function CloseDistressButton({ row }: { row: DistressRow }) {
  const canClose = useCan('contacts.consent');
  const close = useCloseDistress();
  if (row.closed) return <span className="text-muted">“{row.closed.note}”</span>;
  if (!canClose) return null;
  return (
    <ConfirmDialog
      trigger={<Button size="sm">Close</Button>}
      title="Close this sign of distress?"
      description="Say what was done about it. The block that came with it stays; lifting it is a decision of its own."
      confirmLabel="Close it"
      reason={{ label: 'What was done', required: true }}
      onConfirm={async (note) => {
        await close.mutateAsync({ id: row.id, note });
        toast.success('Closed');
      }}
    />
  );
}
