'use client';

import { zodResolver } from '@hookform/resolvers/zod';
import { OctagonX } from 'lucide-react';
import { useState } from 'react';
import { useForm, useWatch } from 'react-hook-form';
import { toast } from 'sonner';
import { z } from 'zod';
import { pauseModes, pauseModeTitles, pauseSubjectTitles } from '@/lib/core/pauses/pause';
import { SelectField } from '../forms/choice-field';
import { Form } from '../forms/form';
import { TextField } from '../forms/text-field';
import { Button } from '../ui/button';
import { Dialog } from '../ui/dialog';
import { ErrorState } from '../ui/error-state';
import { Skeleton } from '../ui/skeleton';
import { usePause, usePauseSubjects } from './use-pauses';

const schema = z.object({
  /** The place of what is stopped in the list to choose from. */
  subject: z.string().min(1, 'Choose what is stopped.'),
  mode: z.enum(pauseModes),
  reason: z.string().trim().min(1, 'Say why: the reason goes into the record.'),
});
type Values = z.infer<typeof schema>;

/** Stops everything or a part of it, in one of three ways. */
export function PauseDialog() {
  const [open, setOpen] = useState(false);
  return (
    <Dialog
      open={open}
      onOpenChange={setOpen}
      size="sm"
      trigger={
        <Button variant="danger">
          <OctagonX aria-hidden />
          Stop something
        </Button>
      }
      title="Stop something"
      description="From the moment you confirm, nothing new of it is carried out. Taking back still works."
    >
      <PauseForm close={() => setOpen(false)} />
    </Dialog>
  );
}

function PauseForm({ close }: { close: () => void }) {
  const { data: subjects, error, refetch } = usePauseSubjects();
  const pause = usePause();
  const form = useForm<Values>({
    resolver: zodResolver(schema),
    defaultValues: { subject: '', mode: 'freeze', reason: '' },
  });
  const mode = useWatch({ control: form.control, name: 'mode' });
  if (!subjects) return error ? <ErrorState error={error} onRetry={refetch} /> : <Skeleton height="chart" />;
  return (
    <Form
      form={form}
      submitLabel="Stop"
      onCancel={close}
      onSubmit={async (values) => {
        const chosen = subjects.rows[Number(values.subject)];
        if (!chosen) return;
        const { subject, subjectId } = chosen;
        await pause.mutateAsync({ subject, subjectId, mode: values.mode, reason: values.reason });
        toast.success(`Stopped: ${chosen.name}`);
        close();
      }}
    >
      <SelectField<Values>
        name="subject"
        label="What"
        required
        options={subjects.rows.map((row, index) => ({
          value: String(index),
          label: row.name,
          hint: row.isPaused
            ? 'Is stopped already'
            : row.isDraining
              ? 'Drains: what was cleared may still finish'
              : pauseSubjectTitles[row.subject],
          disabled: row.isPaused,
        }))}
      />
      <SelectField<Values>
        name="mode"
        label="How"
        hint={pauseModeTitles[mode].does}
        options={pauseModes.map((value) => ({ value, label: pauseModeTitles[value].title }))}
      />
      <TextField<Values> name="reason" label="Why" placeholder="What did you see?" required />
    </Form>
  );
}
