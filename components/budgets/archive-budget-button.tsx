'use client';

import { toast } from 'sonner';
import { formatMoney } from '@/lib/client/format';
import type { BudgetRow } from '@/lib/contracts/budgets';
import { useAccess } from '../auth/access-context';
import { Button } from '../ui/button';
import { ConfirmDialog } from '../ui/confirm-dialog';
import { outcomeSentence } from './change-outcome';
import { useArchiveBudget } from './use-budgets';

/** Proposes to take a cap away. */
export function ArchiveBudgetButton({ budget }: { budget: BudgetRow }) {
  const { timeZone } = useAccess().workspace;
  const archive = useArchiveBudget(budget.id);
  return (
    <ConfirmDialog
      trigger={<Button variant="dangerQuiet">Archive</Button>}
      tone="danger"
      title={`Archive “${budget.name}”?`}
      description={`Agents are then no longer held to ${formatMoney(budget.capMicros, budget.currency)}. Since that gives them more room, it waits for a second person.`}
      confirmLabel="Propose to archive"
      reason={{ label: 'Why', required: true }}
      onConfirm={async (reason) => {
        toast.success(outcomeSentence(await archive.mutateAsync(reason), timeZone));
      }}
    />
  );
}
