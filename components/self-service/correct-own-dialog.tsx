'use client';

import { useState } from 'react';
import { useForm } from 'react-hook-form';
import { toast } from 'sonner';
import type { ContactFields } from '@/lib/contracts/rights';
import { Form } from '../forms/form';
import { TextareaField } from '../forms/text-field';
import {
  type CorrectionDraft,
  CorrectionFields,
  changedFields,
  correctionDraft,
} from '../rights/correction-fields';
import { Button } from '../ui/button';
import { Dialog } from '../ui/dialog';
import type { OwnAct } from './use-own-page';

type Props = { fields: ContactFields; act: (act: OwnAct) => Promise<unknown> };

/** A person says what is wrong about them and what is right. */
export function CorrectOwnDialog(props: Props) {
  const [open, setOpen] = useState(false);
  return (
    <Dialog
      open={open}
      onOpenChange={setOpen}
      trigger={<Button>Something is wrong</Button>}
      title="Put something right"
      description="Change what is wrong and send it. We make sure that it is you who asks, and then change it."
    >
      <CorrectOwnForm {...props} close={() => setOpen(false)} />
    </Dialog>
  );
}

function CorrectOwnForm({ fields, act, close }: Props & { close: () => void }) {
  const form = useForm<{ correction: CorrectionDraft; message: string }>({
    defaultValues: { correction: correctionDraft(fields), message: '' },
  });
  return (
    <Form
      form={form}
      submitLabel="Send"
      onCancel={close}
      onSubmit={async ({ correction, message }) => {
        const changed = changedFields(correction, fields);
        if (Object.keys(changed).length === 0 && message.trim() === '') {
          form.setError('root', { message: 'Change a field, or tell us below what is wrong.' });
          return;
        }
        await act({
          path: 'requests',
          body: {
            kind: 'correction',
            message: message.trim() || null,
            correction: Object.keys(changed).length === 0 ? null : changed,
          },
        });
        toast.success('We have it');
        close();
      }}
    >
      <CorrectionFields prefix="correction" />
      <TextareaField name="message" label="Anything else that is wrong?" rows={3} />
    </Form>
  );
}
