'use client';

import { Plus } from 'lucide-react';
import { useState } from 'react';
import { Button } from '../ui/button';
import { Dialog } from '../ui/dialog';
import { NewBudgetForm } from './new-budget-form';

/** Sets up a cap. */
export function NewBudgetDialog() {
  const [open, setOpen] = useState(false);
  return (
    <Dialog
      open={open}
      onOpenChange={setOpen}
      size="sm"
      trigger={
        <Button variant="primary">
          <Plus aria-hidden />
          New budget
        </Button>
      }
      title="New budget"
      description="A cap only takes room away: it is in force at once. Every cap that covers an action has to have room for it."
    >
      <NewBudgetForm close={() => setOpen(false)} />
    </Dialog>
  );
}
