'use client';

import dynamic from 'next/dynamic';
import { type ReactNode, useState } from 'react';
import type { TopicRow } from '@/lib/contracts/interest';
import { Dialog } from '../ui/dialog';
import { Skeleton } from '../ui/skeleton';

const TopicForm = dynamic(() => import('./topic-form').then((module) => module.TopicForm), {
  loading: () => <Skeleton height="chart" />,
});

/** Adds a topic, or changes one. */
export function TopicDialog({ topic, trigger }: { topic: TopicRow | null; trigger: ReactNode }) {
  const [open, setOpen] = useState(false);
  return (
    <Dialog
      open={open}
      onOpenChange={setOpen}
      size="lg"
      title={topic ? `Change ${topic.title}` : 'Add a topic'}
      description="It counts what is recorded from now on; what was counted before stays as it is."
      trigger={trigger}
    >
      <TopicForm topic={topic} close={() => setOpen(false)} />
    </Dialog>
  );
}
