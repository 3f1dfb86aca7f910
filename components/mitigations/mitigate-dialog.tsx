'use client';

import { zodResolver } from '@hookform/resolvers/zod';
import { useState } from 'react';
import { useForm } from 'react-hook-form';
import { z } from 'zod';
import type { AskedActionResult } from '@/lib/contracts/actions';
import type { MitigationOfferView } from '@/lib/contracts/mitigations';
import { isUnfinished, type WrittenMitigation } from '@/lib/core/rollback/mitigation';
import { AskedAnswer } from '../actions/asked-answer';
import { Form } from '../forms/form';
import { TextareaField, TextField } from '../forms/text-field';
import { Button } from '../ui/button';
import { Dialog } from '../ui/dialog';
import { mitigationWords } from './mitigation-words';
import { useMitigate } from './use-mitigate';

const reason = z.string().trim().min(1, 'Say why: it stays with the action in the record.').max(500);
const withoutWords = z.object({ subject: z.string(), body: z.string(), reason });
const withWords = z
  .object({
    subject: z.string().trim().min(1, 'Give it a subject.').max(200),
    body: z.string().trim().min(1, 'Say something.').max(20_000),
    reason,
  })
  .refine((words) => !isUnfinished(words), {
    path: ['body'],
    message: 'Fill in what stands in brackets, or take it out.',
  });
type Values = z.infer<typeof withWords>;

/** Asks for what makes up for an action; the gate answers in the same dialog. */
export function MitigateDialog({
  actionId,
  offer,
  button,
  workspace,
}: {
  actionId: string;
  offer: MitigationOfferView;
  button: string;
  workspace: string;
}) {
  const [open, setOpen] = useState(false);
  const [answer, setAnswer] = useState<AskedActionResult | null>(null);
  const { title, how } = mitigationWords[offer.mitigation];
  // What was refused can be mended: its words stay.
  const isRefused = answer?.status === 'denied';
  return (
    <Dialog
      open={open}
      onOpenChange={(next) => {
        setOpen(next);
        if (!next) setAnswer(null);
      }}
      trigger={<Button size="sm">{button}</Button>}
      title={title}
      description={how}
      size={offer.draft ? 'lg' : 'md'}
      {...(answer && !isRefused ? { footer: <Button onClick={() => setOpen(false)}>Close</Button> } : {})}
    >
      <div className="flex flex-col gap-4">
        {answer ? (
          <AskedAnswer answer={answer} workspace={workspace} cleared="It is being carried out." />
        ) : null}
        {answer === null || isRefused ? (
          <MitigateForm
            actionId={actionId}
            offer={offer}
            workspace={workspace}
            close={() => setOpen(false)}
            onAnswer={setAnswer}
          />
        ) : null}
      </div>
    </Dialog>
  );
}

function MitigateForm({
  actionId,
  offer: { mitigation, draft },
  workspace,
  close,
  onAnswer,
}: {
  actionId: string;
  offer: MitigationOfferView;
  workspace: string;
  close: () => void;
  onAnswer: (answer: AskedActionResult) => void;
}) {
  const mitigate = useMitigate(workspace, actionId);
  // One key for one asking: sent twice, it asks once.
  const [requestKey, setRequestKey] = useState(() => crypto.randomUUID());
  const form = useForm<Values>({
    resolver: zodResolver(draft ? withWords : withoutWords),
    defaultValues: { subject: draft?.subject ?? '', body: draft?.body ?? '', reason: '' },
  });
  return (
    <Form
      form={form}
      submitLabel={draft ? 'Ask to send it' : 'Take them out'}
      onCancel={close}
      onSubmit={async ({ subject, body, reason }) => {
        const common = { reason, requestKey };
        const answer = await mitigate.mutateAsync(
          draft
            ? { mitigation: mitigation as WrittenMitigation, subject, body, ...common }
            : { mitigation: 'stop_follow_ups', ...common },
        );
        setRequestKey(crypto.randomUUID());
        onAnswer(answer);
      }}
    >
      {draft ? (
        <>
          <TextField<Values> name="subject" label="Subject" required />
          <TextareaField<Values> name="body" label="Message" required rows={8} />
        </>
      ) : null}
      <TextareaField<Values> name="reason" label="Why" required rows={2} />
    </Form>
  );
}
