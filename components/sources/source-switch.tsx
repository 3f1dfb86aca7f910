'use client';

import { toast } from 'sonner';
import type { SourceDetail } from '@/lib/contracts/sources';
import { Button } from '../ui/button';
import { ConfirmDialog } from '../ui/confirm-dialog';
import { sayProblem } from './say-problem';
import { useEditSource } from './use-change-source';

/** Switches a source off, after asking, and on again. */
export function SourceSwitch({ source: { id, isOn, title } }: { source: SourceDetail }) {
  const edit = useEditSource(id);
  if (!isOn)
    return (
      <Button
        variant="primary"
        pending={edit.isPending}
        onClick={() =>
          edit.mutate(
            { isOn: true },
            { onSuccess: () => toast.success(`${title} is switched on`), onError: sayProblem },
          )
        }
      >
        Switch on
      </Button>
    );
  return (
    <ConfirmDialog
      trigger={<Button variant="dangerQuiet">Switch off</Button>}
      tone="danger"
      title={`Switch ${title} off?`}
      description="Whatever is sent to it is turned away and not kept, until it is switched on again. What it has said so far stays."
      confirmLabel="Switch off"
      onConfirm={() => edit.mutateAsync({ isOn: false })}
    />
  );
}
