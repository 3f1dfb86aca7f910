'use client';

import { Undo2 } from 'lucide-react';
import type { Route } from 'next';
import { useRouter } from 'next/navigation';
import type { RollbackSelector } from '@/lib/core/rollback/selector';
import { useWorkspaceSlug } from '../auth/access-context';
import { Button } from '../ui/button';
import { ConfirmDialog } from '../ui/confirm-dialog';
import { useRequestRollback } from './use-rollbacks';

/** Asks for the plan of one rollback whose subject is known, and leads to it. */
export function TakeBackButton({ selector, title }: { selector: RollbackSelector; title: string }) {
  const workspace = useWorkspaceSlug();
  const router = useRouter();
  const request = useRequestRollback();
  return (
    <ConfirmDialog
      trigger={
        <Button>
          <Undo2 aria-hidden />
          Take it all back
        </Button>
      }
      title={title}
      description="You are shown the plan first: what would be put back, what people have changed since, and what can’t be undone. Nothing changes until you start it."
      confirmLabel="Show the plan"
      reason={{ label: 'Why', required: true, placeholder: 'What was wrong?' }}
      onConfirm={async (reason) => {
        const { rollbackId } = await request.mutateAsync({ selector, reason });
        router.push(`/${workspace}/rollbacks/${rollbackId}` as Route);
      }}
    />
  );
}
