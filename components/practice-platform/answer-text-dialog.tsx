'use client';

import { zodResolver } from '@hookform/resolvers/zod';
import { useForm } from 'react-hook-form';
import { toast } from 'sonner';
import { z } from 'zod';
import type { PracticeText } from '@/lib/contracts/practice-channels';
import { replyTextSchema } from '@/lib/contracts/practice-email';
import { Form } from '../forms/form';
import { TextareaField } from '../forms/text-field';
import { Dialog } from '../ui/dialog';
import { heardWords } from './answer-message';
import { useAnswerPracticeText } from './use-practice-channels';

const valuesSchema = z.object({ text: replyTextSchema });
type Values = z.infer<typeof valuesSchema>;

/** Plays the person who got the text: they write back, such as STOP. */
export function AnswerTextDialog({ text, onClose }: { text: PracticeText; onClose: () => void }) {
  const answerText = useAnswerPracticeText();
  const form = useForm<Values>({ resolver: zodResolver(valuesSchema), defaultValues: { text: '' } });
  const send = async (values: Values) => {
    const { heard, personTold } = await answerText.mutateAsync({ textId: text.id, text: values.text });
    toast.success(`${heardWords[heard]}${personTold ? ' A person was told.' : ''}`);
    onClose();
  };
  return (
    <Dialog
      open
      onOpenChange={(open) => !open && onClose()}
      title={`Answer as ${text.externalId}`}
      description="What they write goes to Mandate as their phone would send it; STOP opts them out."
    >
      <div className="flex flex-col gap-5">
        <p className="whitespace-pre-wrap break-words rounded-md border border-line bg-sunken p-4 text-sm">
          {text.body}
        </p>
        <Form form={form} onSubmit={send} submitLabel="Answer as this person">
          <TextareaField<Values> name="text" label="Answer" rows={3} maxLength={4000} />
        </Form>
      </div>
    </Dialog>
  );
}
