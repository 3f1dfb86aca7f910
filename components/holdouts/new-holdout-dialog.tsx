'use client';

import dynamic from 'next/dynamic';
import { type ReactNode, useState } from 'react';
import { Dialog } from '../ui/dialog';
import { Skeleton } from '../ui/skeleton';

const NewHoldoutForm = dynamic(() => import('./new-holdout-form').then((module) => module.NewHoldoutForm), {
  loading: () => <Skeleton height="chart" />,
});

/** Begins a holdout, of what is given or of what is chosen. */
export function NewHoldoutDialog({ of, trigger }: { of: string | null; trigger: ReactNode }) {
  const [open, setOpen] = useState(false);
  return (
    <Dialog
      open={open}
      onOpenChange={setOpen}
      title="New holdout"
      description="It begins at once and can’t be changed, only stopped: a measurement fitted to its result shows nothing."
      trigger={trigger}
    >
      <NewHoldoutForm of={of} close={() => setOpen(false)} />
    </Dialog>
  );
}
