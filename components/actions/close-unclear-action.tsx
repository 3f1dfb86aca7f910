'use client';

import { toast } from 'sonner';
import type { ActionDetail } from '@/lib/contracts/actions';
import { useCan } from '../auth/access-context';
import { Button } from '../ui/button';
import { Callout } from '../ui/callout';
import { ConfirmDialog } from '../ui/confirm-dialog';
import { useCloseUnclearAction } from './use-close-unclear-action';

/** Where the platform can't tell what became of an action: a person who has looked there says it. Nothing for all others. */
export function CloseUnclearAction({ action, workspace }: { action: ActionDetail; workspace: string }) {
  const mayClose = useCan('actions.close');
  const close = useCloseUnclearAction(workspace, action.id);
  if (action.status !== 'needs_person') return null;
  const say = (happened: boolean) => async (reason: string) => {
    await close.mutateAsync({ happened, reason });
    toast.success(happened ? 'It counts as carried out' : 'It counts as not carried out');
  };
  return (
    <Callout tone="wait" title="Look at the platform, and say what became of it.">
      {`${action.platform.name} could not tell whether it happened. Until somebody says so it holds its money and its contacts, and it is not sent again.`}
      {mayClose ? (
        <div className="mt-3 flex flex-wrap gap-2">
          <ConfirmDialog
            trigger={<Button size="sm">It happened</Button>}
            title="It happened?"
            description={`${action.sentence}. It then counts as carried out: its money is spent, and it can be taken back where its kind allows that.`}
            confirmLabel="It happened"
            reason={{ label: 'What you saw', required: true, placeholder: 'Where did you see it?' }}
            onConfirm={say(true)}
          />
          <ConfirmDialog
            trigger={<Button size="sm">It did not happen</Button>}
            title="It did not happen?"
            description={`${action.sentence}. It then counts as failed: what it held is free again. It can be proposed anew.`}
            confirmLabel="It did not happen"
            reason={{ label: 'What you saw', required: true, placeholder: 'Where did you look?' }}
            onConfirm={say(false)}
          />
        </div>
      ) : (
        <p className="mt-2">An operator can say what became of it.</p>
      )}
    </Callout>
  );
}
