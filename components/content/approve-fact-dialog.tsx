'use client';

import { Plus } from 'lucide-react';
import dynamic from 'next/dynamic';
import { useState } from 'react';
import { Button } from '../ui/button';
import { Dialog } from '../ui/dialog';
import { Skeleton } from '../ui/skeleton';

const ApproveFactForm = dynamic(
  () => import('./approve-fact-form').then((module) => module.ApproveFactForm),
  { loading: () => <Skeleton height="chart" /> },
);

/** Approves a fact: from then on it may be claimed, word for word. */
export function ApproveFactDialog() {
  const [open, setOpen] = useState(false);
  return (
    <Dialog
      open={open}
      onOpenChange={setOpen}
      title="Approve a fact"
      description="From now on it may be claimed, word for word, in your name. Its words do not change: to say something else, approve another one."
      trigger={
        <Button variant="primary" size="sm">
          <Plus aria-hidden />
          Approve a fact
        </Button>
      }
    >
      <ApproveFactForm close={() => setOpen(false)} />
    </Dialog>
  );
}
