'use client';

import { zodResolver } from '@hookform/resolvers/zod';
import { useForm } from 'react-hook-form';
import { toast } from 'sonner';
import { z } from 'zod';
import { approveFactBodySchema } from '@/lib/contracts/content';
import { buyingRoles, buyingRoleTitles } from '@/lib/core/signals/buying-group/buying-role';
import { CheckboxGroupField } from '../forms/choice-field';
import { Form } from '../forms/form';
import { TextareaField, TextField } from '../forms/text-field';
import { useApproveFact } from './use-content';

const { text, sourceTitle, roles } = approveFactBodySchema.shape;
const draftSchema = z.object({
  text,
  sourceTitle,
  sourceUrl: z
    .string()
    .trim()
    .refine(
      (value) => value === '' || approveFactBodySchema.shape.sourceUrl.safeParse(value).success,
      'must be an address that begins with https://',
    ),
  validUntil: z.string(),
  industries: z.string(),
  roles,
});
type Draft = z.input<typeof draftSchema>;

const roleOptions = buyingRoles.flatMap((role) =>
  role === 'unknown' ? [] : [{ value: role, label: buyingRoleTitles[role] }],
);

export function ApproveFactForm({ close }: { close: () => void }) {
  const approve = useApproveFact();
  const form = useForm<Draft, unknown, z.output<typeof draftSchema>>({
    resolver: zodResolver(draftSchema),
    defaultValues: { text: '', sourceTitle: '', sourceUrl: '', validUntil: '', industries: '', roles: [] },
  });
  return (
    <Form
      form={form}
      submitLabel="Approve"
      onCancel={close}
      onSubmit={async ({ sourceUrl, validUntil, industries, ...fact }) => {
        await approve.mutateAsync({
          ...fact,
          sourceUrl: sourceUrl || null,
          validUntil: validUntil || null,
          industries: industries
            .split(',')
            .map((name) => name.trim())
            .filter((name) => name !== ''),
        });
        toast.success('The fact may be claimed from now on');
        close();
      }}
    >
      <TextareaField<Draft> name="text" label="What may be claimed" hint="One sentence." required rows={2} />
      <TextField<Draft>
        name="sourceTitle"
        label="What shows it"
        hint="A document, study or page."
        required
        autoComplete="off"
      />
      <TextField<Draft>
        name="sourceUrl"
        label="Where it can be read"
        placeholder="https://"
        autoComplete="off"
      />
      <TextField<Draft> name="validUntil" label="Last day" hint="Without end when left empty." type="date" />
      <TextField<Draft>
        name="industries"
        label="For industries"
        hint="As companies have them, with commas between. For all when left empty."
        autoComplete="off"
      />
      <CheckboxGroupField<Draft>
        name="roles"
        label="For roles"
        hint="For all when none is chosen."
        options={roleOptions}
      />
    </Form>
  );
}
