'use client';

import { zodResolver } from '@hookform/resolvers/zod';
import { useState } from 'react';
import { useForm, useWatch } from 'react-hook-form';
import { toast } from 'sonner';
import { z } from 'zod';
import { PersonField } from '../audit/person-field';
import { useCan } from '../auth/access-context';
import { SelectField } from '../forms/choice-field';
import { Form } from '../forms/form';
import { TextareaField, TextField } from '../forms/text-field';
import { Button } from '../ui/button';
import { Dialog } from '../ui/dialog';
import { usePlaceHold } from './use-retention';

const schema = z
  .object({
    name: z.string().trim().min(1, 'Say what it is for.').max(120),
    reason: z.string().trim().min(1, 'Say why: it goes into the record.').max(2000),
    covers: z.enum(['all', 'person', 'thing']),
    subjectId: z.string().trim().max(120),
    fromDay: z.string(),
    toDay: z.string(),
  })
  .refine(({ covers, subjectId }): boolean => covers === 'all' || subjectId !== '', {
    path: ['subjectId'],
    message: 'Say what it covers.',
  })
  .refine(({ fromDay, toDay }): boolean => !fromDay || !toDay || fromDay <= toDay, {
    path: ['toDay'],
    message: 'The last day must not be before the first.',
  });
type Values = z.infer<typeof schema>;

/** Places a legal hold on everything, on a person, or on whatever else an id names; in a time or without end. */
export function PlaceHoldDialog() {
  const [open, setOpen] = useState(false);
  return (
    <Dialog
      open={open}
      onOpenChange={setOpen}
      trigger={<Button variant="primary">Place a hold…</Button>}
      title="Place a legal hold"
      description="It counts at once, and until an auditor or a privacy officer lifts it."
    >
      <PlaceHoldForm close={() => setOpen(false)} />
    </Dialog>
  );
}

function PlaceHoldForm({ close }: { close: () => void }) {
  const place = usePlaceHold();
  const knowsPeople = useCan('contacts.read');
  const form = useForm<Values>({
    resolver: zodResolver(schema),
    defaultValues: {
      name: '',
      reason: '',
      covers: knowsPeople ? 'person' : 'thing',
      subjectId: '',
      fromDay: '',
      toDay: '',
    },
  });
  const covers = useWatch({ control: form.control, name: 'covers' });
  return (
    <Form
      form={form}
      submitLabel="Place it"
      onCancel={close}
      onSubmit={async ({ name, reason, subjectId, fromDay, toDay, ...values }) => {
        await place.mutateAsync({
          name,
          reason,
          subjectId: values.covers === 'all' ? null : subjectId,
          fromDay: fromDay || null,
          toDay: toDay || null,
        });
        toast.success('The hold is in force');
        close();
      }}
    >
      <TextField<Values> name="name" label="What it is for" required autoComplete="off" />
      <SelectField<Values>
        name="covers"
        label="It covers"
        options={[
          ...(knowsPeople ? [{ value: 'person', label: 'All that names one person' }] : []),
          { value: 'thing', label: 'All that names a contact, account, agent, campaign, run or action' },
          { value: 'all', label: 'Everything' },
        ]}
      />
      {covers === 'person' ? (
        <PersonField onChoose={(id) => form.setValue('subjectId', id, { shouldValidate: true })} />
      ) : null}
      {covers === 'all' ? null : (
        <TextField<Values>
          name="subjectId"
          label={covers === 'person' ? 'Their id' : 'Its id'}
          hint={covers === 'person' ? 'Chosen above, or pasted.' : 'As its page shows it.'}
          required
          autoComplete="off"
        />
      )}
      <div className="grid gap-3 sm:grid-cols-2">
        <TextField<Values> name="fromDay" label="First day" hint="All when left empty" type="date" />
        <TextField<Values> name="toDay" label="Last day" hint="All when left empty" type="date" />
      </div>
      <TextareaField<Values> name="reason" label="Why" required rows={3} />
    </Form>
  );
}
