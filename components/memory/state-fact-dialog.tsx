'use client';

import { type ReactNode, useState } from 'react';
import { useForm, useWatch } from 'react-hook-form';
import { toast } from 'sonner';
import type { HeldFact, Memory } from '@/lib/contracts/memory';
import type { FactType } from '@/lib/core/memory/fact-types';
import { SelectField } from '../forms/choice-field';
import { Form } from '../forms/form';
import { TextField } from '../forms/text-field';
import { Dialog } from '../ui/dialog';
import { enteredValue, fieldOf, typeOptions } from './fact-choices';
import { useStateFact } from './use-memory';

/** States a fact of a person or a company, or puts `fact` right. */
export function StateFactDialog({
  memory,
  fact,
  trigger,
}: {
  memory: Memory;
  fact?: HeldFact;
  trigger: ReactNode;
}) {
  const [open, setOpen] = useState(false);
  return (
    <Dialog
      open={open}
      onOpenChange={setOpen}
      trigger={trigger}
      title={fact ? `Correct: ${fact.title}` : 'Add what is known'}
      description="What you state goes before whatever agents learn, until its time is over."
      size="sm"
    >
      <StateFactForm memory={memory} fact={fact} close={() => setOpen(false)} />
    </Dialog>
  );
}

type Draft = { type: FactType; value: Record<string, string> };

function StateFactForm({
  memory,
  fact,
  close,
}: {
  memory: Memory;
  fact?: HeldFact | undefined;
  close: () => void;
}) {
  const state = useStateFact(memory.subject);
  const types = typeOptions(memory.subject.type, memory.topics);
  const form = useForm<Draft>({
    defaultValues: {
      type: fact?.type ?? (types[0]?.value as FactType),
      value: Object.fromEntries(
        Object.entries(fact?.value ?? {}).map(([key, value]) => [key, String(value)]),
      ),
    },
  });
  const type = useWatch({ control: form.control, name: 'type' });
  const field = fieldOf(type, memory.topics);
  return (
    <Form
      form={form}
      submitLabel={fact ? 'Correct' : 'Add'}
      onCancel={close}
      onSubmit={async (draft) => {
        const entered = draft.value[field.key]?.trim() ?? '';
        if (entered === '') {
          form.setError(`value.${field.key}`, { message: 'Choose or enter one.' });
          return;
        }
        await state.mutateAsync({ type: draft.type, value: enteredValue(draft.type, entered) });
        toast.success(fact ? 'It is put right' : 'It is added');
        close();
      }}
    >
      {fact ? null : <SelectField<Draft> name="type" label="What" options={types} />}
      {field.of === 'choice' ? (
        <SelectField<Draft>
          key={type}
          name={`value.${field.key}`}
          label={field.label}
          options={field.options}
        />
      ) : (
        <TextField<Draft>
          key={type}
          name={`value.${field.key}`}
          label={field.label}
          type={field.of}
          autoComplete="off"
        />
      )}
    </Form>
  );
}
