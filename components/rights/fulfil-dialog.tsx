'use client';

import { useState } from 'react';
import { useForm } from 'react-hook-form';
import { toast } from 'sonner';
import type { RightsRequestDetail } from '@/lib/contracts/rights';
import type { RightsRequestKind } from '@/lib/core/rights/rights-request';
import { Form } from '../forms/form';
import { TextareaField } from '../forms/text-field';
import { Button } from '../ui/button';
import { Dialog } from '../ui/dialog';
import { type CorrectionDraft, CorrectionFields, changedFields, correctionDraft } from './correction-fields';
import { useAdvanceRequest } from './use-rights';

/** What happens when it is fulfilled. */
const effects: Record<RightsRequestKind, string> = {
  access: 'Send them the copy first, or they fetch it on their own page. Then say that it is done.',
  portability: 'Send them the copy first, or they fetch it on their own page. Then say that it is done.',
  correction: 'The fields below are set, and no source brings back what it knew before.',
  erasure:
    'All that is personal about them is destroyed for good, here and on the platforms; what waits for them is cancelled. Nothing brings it back.',
  restriction:
    'Their data is kept and not used any more: the gate denies everything about them until a privacy officer lifts it.',
  objection:
    'All contact is blocked, their score is taken away, and no agent does anything with them until they take it back.',
};

/** Does what a request asks for. */
export function FulfilDialog({ request }: { request: RightsRequestDetail }) {
  const [open, setOpen] = useState(false);
  return (
    <Dialog
      open={open}
      onOpenChange={setOpen}
      trigger={<Button variant="primary">Fulfil</Button>}
      title="Fulfil this request"
      description={effects[request.kind]}
    >
      <FulfilForm request={request} close={() => setOpen(false)} />
    </Dialog>
  );
}

function FulfilForm({ request, close }: { request: RightsRequestDetail; close: () => void }) {
  const advance = useAdvanceRequest(request.id);
  const form = useForm<{ answer: string; correction: CorrectionDraft }>({
    defaultValues: {
      answer: '',
      correction: correctionDraft(request.fields, request.content?.correction ?? {}),
    },
  });
  const corrects = request.kind === 'correction';
  return (
    <Form
      form={form}
      submitLabel={request.kind === 'erasure' ? 'Erase them for good' : 'Fulfil'}
      tone={request.kind === 'erasure' ? 'danger' : 'normal'}
      onCancel={close}
      onSubmit={async ({ answer, correction }) => {
        await advance.mutateAsync({
          step: 'fulfil',
          body: {
            answer: answer.trim() || null,
            correction: corrects ? changedFields(correction, request.fields) : null,
          },
        });
        toast.success('The request is fulfilled');
        close();
      }}
    >
      {corrects ? <CorrectionFields prefix="correction" /> : null}
      <TextareaField
        name="answer"
        label="A word to them"
        hint="They can read it on their own page."
        rows={3}
      />
    </Form>
  );
}
