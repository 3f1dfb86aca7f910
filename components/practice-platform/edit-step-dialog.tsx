'use client';

import { zodResolver } from '@hookform/resolvers/zod';
import { useForm } from 'react-hook-form';
import { toast } from 'sonner';
import type { z } from 'zod';
import {
  type PracticeSequence,
  type PracticeStep,
  practiceStepValuesSchema,
} from '@/lib/contracts/practice-outreach';
import { Form } from '../forms/form';
import { TextareaField, TextField } from '../forms/text-field';
import { Dialog } from '../ui/dialog';
import { useEditPracticeSequence } from './use-edit-practice-sequence';

type Values = z.input<typeof practiceStepValuesSchema>;
type Output = z.output<typeof practiceStepValuesSchema>;

/** Gives one step of a sequence other words, as in the outreach tool's own screen. */
export function EditStepDialog({
  sequence,
  step,
  index,
  onClose,
}: {
  sequence: PracticeSequence;
  step: PracticeStep;
  index: number;
  onClose: () => void;
}) {
  const edit = useEditPracticeSequence();
  const form = useForm<Values, unknown, Output>({
    resolver: zodResolver(practiceStepValuesSchema),
    defaultValues: { ...step },
  });
  const submit = async (values: Output) => {
    await edit.mutateAsync({ externalId: sequence.externalId, set: { step: { ...values, index } } });
    toast.success('Changed in the practice outreach tool');
    onClose();
  };
  return (
    <Dialog
      open
      onOpenChange={(open) => !open && onClose()}
      size="lg"
      title={`Edit step ${index + 1} of ${sequence.name}`}
      description="As if in the outreach tool’s own screen. Put in when it is delivered: {{firstName}}, {{company}}, {{senderName}}, {{unsubscribeUrl}}; {{company|your company}} says what stands there when it is not known."
    >
      <Form form={form} onSubmit={submit} submitLabel="Save in the outreach tool" onCancel={onClose}>
        <TextField<Values> name="subject" label="Subject" maxLength={200} />
        <TextareaField<Values> name="body" label="Text" rows={12} maxLength={15_000} />
        <TextField<Values>
          name="delayDays"
          label={index === 0 ? 'Days after the enrolment' : 'Days after the step before'}
          inputMode="numeric"
        />
      </Form>
    </Dialog>
  );
}
