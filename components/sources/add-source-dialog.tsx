'use client';

import { Plus } from 'lucide-react';
import type { Route } from 'next';
import dynamic from 'next/dynamic';
import Link from 'next/link';
import { useState } from 'react';
import { useWorkspaceSlug } from '../auth/access-context';
import { Button } from '../ui/button';
import { Dialog, DialogClose } from '../ui/dialog';
import { Skeleton } from '../ui/skeleton';
import { KeyOnce } from './key-once';
import { useAddSource } from './use-change-source';

const AddSourceForm = dynamic(() => import('./source-form').then((module) => module.AddSourceForm), {
  loading: () => <Skeleton height="chart" />,
});

/** Adds a source; then shows its key, this once, and how it is sent with. */
export function AddSourceDialog() {
  const workspace = useWorkspaceSlug();
  const [open, setOpen] = useState(false);
  const [added, setAdded] = useState<{ sourceId: string; writeKey: string } | null>(null);
  const add = useAddSource();
  const changeOpen = (next: boolean) => {
    setOpen(next);
    if (next) setAdded(null);
  };
  return (
    <Dialog
      open={open}
      onOpenChange={changeOpen}
      size="lg"
      title={added ? 'The source is set up' : 'Add a source'}
      description={added ? undefined : 'A website, app or platform whose facts become signals.'}
      trigger={
        <Button variant="primary">
          <Plus aria-hidden />
          Add source
        </Button>
      }
      footer={
        added ? (
          <>
            <Button asChild>
              <Link href={`/${workspace}/sources/${added.sourceId}` as Route}>Open the source</Link>
            </Button>
            <DialogClose>
              <Button variant="primary">Done</Button>
            </DialogClose>
          </>
        ) : undefined
      }
    >
      {added ? (
        <KeyOnce {...added} />
      ) : (
        <AddSourceForm
          onSubmit={async (body) => setAdded(await add.mutateAsync(body))}
          onCancel={() => changeOpen(false)}
        />
      )}
    </Dialog>
  );
}
