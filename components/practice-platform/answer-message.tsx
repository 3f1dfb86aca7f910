'use client';

import { zodResolver } from '@hookform/resolvers/zod';
import { useForm } from 'react-hook-form';
import { toast } from 'sonner';
import { z } from 'zod';
import {
  type AnswerPracticeMessageBody,
  type PracticeAnswer,
  replyTextSchema,
} from '@/lib/contracts/practice-email';
import { Form } from '../forms/form';
import { TextareaField } from '../forms/text-field';
import { Button } from '../ui/button';
import { readProblem } from '../ui/problem';
import { useAnswerPracticeMessage } from './use-answer-practice-message';

const valuesSchema = z.object({ text: replyTextSchema });
type Values = z.infer<typeof valuesSchema>;

export const heardWords: Record<PracticeAnswer['heard'], string> = {
  none: 'Mandate read nothing in it that speaks against contact.',
  unsubscribe: 'Mandate heard that they want no more messages, and blocked them.',
  complaint: 'Mandate heard a complaint, and blocked all contact.',
  distress: 'Mandate heard that they are in trouble, and blocked contact.',
  unknown_contact: 'Mandate knows no such contact.',
};

/** Plays the person who got the message: they write back, unsubscribe, or report it as spam. */
export function AnswerMessage({ messageId, onAnswered }: { messageId: string; onAnswered: () => void }) {
  const answerMessage = useAnswerPracticeMessage();
  const form = useForm<Values>({ resolver: zodResolver(valuesSchema), defaultValues: { text: '' } });
  const send = async (answer: AnswerPracticeMessageBody) => {
    const { heard, personTold } = await answerMessage.mutateAsync({ messageId, answer });
    toast.success(`${heardWords[heard]}${personTold ? ' A person was told.' : ''}`);
    onAnswered();
  };
  const press = (kind: 'unsubscribe' | 'complaint') => () =>
    send({ kind }).catch((error: unknown) => toast.error(readProblem(error).title));
  return (
    <Form
      form={form}
      onSubmit={({ text }) => send({ kind: 'reply', text })}
      submitLabel="Reply as this person"
      actions={
        <>
          <Button type="button" onClick={press('unsubscribe')} disabled={answerMessage.isPending}>
            Unsubscribe
          </Button>
          <Button type="button" onClick={press('complaint')} disabled={answerMessage.isPending}>
            Report as spam
          </Button>
        </>
      }
    >
      <TextareaField<Values> name="text" label="Reply" rows={4} maxLength={4000} />
    </Form>
  );
}
