'use client';

import { zodResolver } from '@hookform/resolvers/zod';
import type { Route } from 'next';
import { useRouter } from 'next/navigation';
import { useState } from 'react';
import { useForm } from 'react-hook-form';
import { toast } from 'sonner';
import { z } from 'zod';
import { moneyInputText, parseMoney } from '@/lib/client/parse-money';
import type { ApprovalDetail } from '@/lib/contracts/approvals';
import { Form } from '../forms/form';
import { TextareaField, TextField } from '../forms/text-field';
import { Button } from '../ui/button';
import { Dialog } from '../ui/dialog';
import { Kbd } from '../ui/kbd';
import { useEditAction } from './use-edit-action';
import { useScreenKeys } from './use-screen-keys';

type Editable = ApprovalDetail['editable'][number];
type Values = { changes: Record<string, string>; reason: string };

const typedText = ({ type, value }: Editable) => (type === 'money' ? moneyInputText(value) : value);

/** What each field must hold, and that one of them differs. */
const schemaOf = (fields: readonly Editable[]) =>
  z.object({
    changes: z.object(
      Object.fromEntries(
        fields.map(({ field, type, label }) => [
          field,
          type === 'money'
            ? z
                .string()
                .refine((text) => parseMoney(text) !== null, 'Type an amount, such as 80 or 1,250.50.')
            : z.string().trim().min(1, `${label} is missing.`),
        ]),
      ),
    ),
    reason: z.string().trim().min(1, 'Say what was wrong with it: the agent is judged by it.'),
  });

/** Changes what waits; the change is a new action of this person, which somebody else has to approve. */
export function EditActionDialog({ approval, workspace }: { approval: ApprovalDetail; workspace: string }) {
  const [open, setOpen] = useState(false);
  useScreenKeys({ e: () => setOpen(true) });
  return (
    <Dialog
      open={open}
      onOpenChange={setOpen}
      trigger={
        <Button width="full">
          Edit and propose <Kbd>e</Kbd>
        </Button>
      }
      title="Edit this action"
      description="Your edit takes the place of what the agent proposed, and somebody else has to approve it. Where the gate refuses it, this one keeps waiting."
    >
      <EditForm approval={approval} workspace={workspace} close={() => setOpen(false)} />
    </Dialog>
  );
}

function EditForm({
  approval,
  workspace,
  close,
}: {
  approval: ApprovalDetail;
  workspace: string;
  close: () => void;
}) {
  const router = useRouter();
  const edit = useEditAction(workspace, approval.id);
  // One key for one opened form: sent twice, it edits once.
  const [requestKey] = useState(() => crypto.randomUUID());
  const fields = approval.editable;
  const form = useForm<Values>({
    resolver: zodResolver(schemaOf(fields)),
    defaultValues: {
      changes: Object.fromEntries(fields.map((each) => [each.field, typedText(each)])),
      reason: '',
    },
  });
  return (
    <Form
      form={form}
      submitLabel="Propose the edit"
      onCancel={close}
      onSubmit={async ({ changes, reason }) => {
        const changed = fields.flatMap((each) => {
          const typed = changes[each.field] ?? '';
          const value = each.type === 'money' ? (parseMoney(typed) ?? '') : typed;
          return value === each.value ? [] : [[each.field, value] as const];
        });
        if (changed.length === 0) {
          form.setError(`changes.${fields[0]?.field ?? ''}`, { message: 'Nothing is changed yet.' });
          return;
        }
        const { actionHash } = approval;
        const result = await edit.mutateAsync({
          actionHash,
          changes: Object.fromEntries(changed),
          reason,
          requestKey,
        });
        toast.success('Edited', { description: 'Somebody else has to approve it now.' });
        close();
        if (result.approvalId) router.push(`/${workspace}/approvals/${result.approvalId}` as Route);
      }}
    >
      {fields.map(({ field, label, type }) =>
        type === 'text' ? (
          <TextareaField<Values> key={field} name={`changes.${field}`} label={label} required rows={8} />
        ) : (
          <TextField<Values>
            key={field}
            name={`changes.${field}`}
            label={type === 'money' ? `${label}, ${approval.action.currency}` : label}
            required
            inputMode={type === 'money' ? 'decimal' : undefined}
          />
        ),
      )}
      <TextareaField<Values> name="reason" label="What was wrong with it" required rows={3} />
    </Form>
  );
}
