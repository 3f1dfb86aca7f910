'use client';

import dynamic from 'next/dynamic';
import { type ReactNode, useState } from 'react';
import type { StartingPoint } from '@/lib/core/plays/starting-points';
import { Dialog } from '../ui/dialog';
import { Skeleton } from '../ui/skeleton';

const NewPlayForm = dynamic(() => import('./new-play-form').then((module) => module.NewPlayForm), {
  loading: () => <Skeleton height="chart" />,
});

/** Begins a draft, from a starting point or from nothing. */
export function NewPlayDialog({ from, trigger }: { from: StartingPoint | null; trigger: ReactNode }) {
  const [open, setOpen] = useState(false);
  return (
    <Dialog
      open={open}
      onOpenChange={setOpen}
      title="New play"
      description="It begins as a draft, and takes nobody up."
      trigger={trigger}
    >
      <NewPlayForm from={from} close={() => setOpen(false)} />
    </Dialog>
  );
}
