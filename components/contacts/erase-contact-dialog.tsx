'use client';

import { zodResolver } from '@hookform/resolvers/zod';
import { useState } from 'react';
import { useForm } from 'react-hook-form';
import { toast } from 'sonner';
import { z } from 'zod';
import { Form } from '../forms/form';
import { TextField } from '../forms/text-field';
import { Button } from '../ui/button';
import { Dialog } from '../ui/dialog';
import { useEraseContact } from './use-contactability';

const WORD = 'erase';
const schema = z.object({
  word: z
    .string()
    .trim()
    .toLowerCase()
    .refine((word): boolean => word === WORD, `Type “${WORD}”: nothing brings the person back.`),
});
type Values = z.infer<typeof schema>;

/** Erases a person, once it was said in words. */
export function EraseContactDialog({ id }: { id: string }) {
  const [open, setOpen] = useState(false);
  return (
    <Dialog
      open={open}
      onOpenChange={setOpen}
      size="sm"
      trigger={<Button variant="dangerQuiet">Erase person</Button>}
      title="Erase this person"
      description="Their key is destroyed, and with it everything that was ever kept about them, here, in the record and in backups. What waits for them is cancelled, no agent contacts them again, and the platforms are told to erase them too. What agents did stays on record without them. This can’t be undone."
    >
      <EraseContactForm id={id} close={() => setOpen(false)} />
    </Dialog>
  );
}

function EraseContactForm({ id, close }: { id: string; close: () => void }) {
  const erase = useEraseContact(id);
  const form = useForm<Values>({ resolver: zodResolver(schema), defaultValues: { word: '' } });
  return (
    <Form
      form={form}
      submitLabel="Erase for good"
      tone="danger"
      onCancel={close}
      onSubmit={async () => {
        await erase.mutateAsync({ confirm: WORD });
        toast.success('The person is erased');
        close();
      }}
    >
      <TextField<Values> name="word" label={`Type “${WORD}” to confirm`} autoComplete="off" />
    </Form>
  );
}
