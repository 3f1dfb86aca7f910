'use client';

import { zodResolver } from '@hookform/resolvers/zod';
import { useState } from 'react';
import { useForm } from 'react-hook-form';
import { toast } from 'sonner';
import { z } from 'zod';
import { type AccountDetail, correctAccountBodySchema } from '@/lib/contracts/accounts';
import { accountTierSchema, accountTiers } from '@/lib/core/scopes/scope-body';
import { SelectField } from '../forms/choice-field';
import { Form } from '../forms/form';
import { TextField } from '../forms/text-field';
import { Button } from '../ui/button';
import { Dialog } from '../ui/dialog';
import { tierWords } from './tier-words';
import { useCorrectAccount } from './use-account';

const draftSchema = z.object({
  name: z.string(),
  industry: z.string(),
  region: z.string(),
  employees: z
    .string()
    .trim()
    .regex(/^\d{0,9}$/, 'must be a whole number'),
  tier: accountTierSchema,
});
type Draft = z.infer<typeof draftSchema>;

/** Puts right what sources say of a company. */
export function CorrectAccountDialog({ account, workspace }: { account: AccountDetail; workspace: string }) {
  const [open, setOpen] = useState(false);
  return (
    <Dialog
      open={open}
      onOpenChange={setOpen}
      trigger={<Button size="sm">Correct</Button>}
      title={`Correct what is known of ${account.name}`}
      description="What you change stands, whatever sources say, until somebody changes it again. Agents go by it at once."
    >
      <CorrectAccountForm account={account} workspace={workspace} close={() => setOpen(false)} />
    </Dialog>
  );
}

const draftOf = ({ name, industry, region, employees, tier }: AccountDetail): Draft => ({
  name,
  industry: industry ?? '',
  region: region ?? '',
  employees: employees === null ? '' : String(employees),
  tier,
});

function CorrectAccountForm({
  account,
  workspace,
  close,
}: {
  account: AccountDetail;
  workspace: string;
  close: () => void;
}) {
  const correct = useCorrectAccount(workspace, account.id);
  const before = draftOf(account);
  const form = useForm<Draft>({ resolver: zodResolver(draftSchema), defaultValues: before });
  return (
    <Form
      form={form}
      submitLabel="Correct"
      onCancel={close}
      onSubmit={async (draft) => {
        const fields = Object.fromEntries(
          Object.entries(draft).flatMap(([field, value]) =>
            value === before[field as keyof Draft]
              ? []
              : [[field, field === 'employees' && value !== '' ? Number(value) : value]],
          ),
        );
        const body = correctAccountBodySchema.safeParse({ fields });
        if (!body.success) {
          for (const { path, message } of body.error.issues)
            form.setError((path[1] as keyof Draft | undefined) ?? 'name', {
              message: path.length > 1 ? message : 'Change something first.',
            });
          return;
        }
        await correct.mutateAsync(body.data);
        toast.success('It is put right');
        close();
      }}
    >
      <TextField<Draft> name="name" label="Name" autoComplete="off" />
      <TextField<Draft> name="industry" label="Industry" autoComplete="off" />
      <TextField<Draft> name="region" label="Region" autoComplete="off" />
      <TextField<Draft> name="employees" label="Employees" inputMode="numeric" autoComplete="off" />
      <SelectField<Draft>
        name="tier"
        label="Tier"
        options={accountTiers.map((value) => ({ value, label: tierWords[value] }))}
      />
    </Form>
  );
}
