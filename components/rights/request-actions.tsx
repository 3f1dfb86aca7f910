'use client';

import { toast } from 'sonner';
import type { RightsRequestDetail } from '@/lib/contracts/rights';
import { useCan } from '../auth/access-context';
import { Button } from '../ui/button';
import { ConfirmDialog } from '../ui/confirm-dialog';
import { ConfirmIdentityDialog } from './confirm-identity-dialog';
import { CopyButton } from './copy-button';
import { FulfilDialog } from './fulfil-dialog';
import { useAdvanceRequest } from './use-rights';

/** The steps that can be taken now, for a privacy officer. */
export function RequestActions({ request }: { request: RightsRequestDetail }) {
  const mayAnswer = useCan('rights.answer');
  const advance = useAdvanceRequest(request.id);
  if (!mayAnswer) return null;
  const can = (step: RightsRequestDetail['steps'][number]) => request.steps.includes(step);
  return (
    <>
      {request.hasCopy ? <CopyButton contactId={request.contact.id} /> : null}
      {can('withdraw') ? (
        <ConfirmDialog
          trigger={<Button>Taken back</Button>}
          title="Did they take it back?"
          description="The request is closed and nothing more is done. Only do this when they said so."
          confirmLabel="They took it back"
          onConfirm={async () => {
            await advance.mutateAsync({ step: 'withdraw' });
            toast.success('Recorded');
          }}
        />
      ) : null}
      {can('extend') ? (
        <ConfirmDialog
          trigger={<Button>Extend</Button>}
          title="Take two more months?"
          description="Once only, where it is complex or there are many. They have to be told why within the first month; they can read it on their own page."
          confirmLabel="Extend"
          reason={{ label: 'Why it takes longer', required: true }}
          onConfirm={async (reason) => {
            await advance.mutateAsync({ step: 'extend', body: { reason } });
            toast.success('The deadline is two months later');
          }}
        />
      ) : null}
      {can('refuse') ? (
        <ConfirmDialog
          trigger={<Button variant="dangerQuiet">Refuse</Button>}
          title="Refuse this request?"
          description="They can read why on their own page, and can complain to the authority."
          confirmLabel="Refuse"
          tone="danger"
          reason={{ label: 'Why', required: true }}
          onConfirm={async (reason) => {
            await advance.mutateAsync({ step: 'refuse', body: { reason } });
            toast.success('The request is refused');
          }}
        />
      ) : null}
      {can('confirm') ? <ConfirmIdentityDialog id={request.id} /> : null}
      {can('start') ? (
        <Button
          pending={advance.isPending}
          onClick={async () => {
            await advance.mutateAsync({ step: 'start' });
            toast.success('In progress');
          }}
        >
          Take it up
        </Button>
      ) : null}
      {can('fulfil') ? <FulfilDialog request={request} /> : null}
    </>
  );
}
