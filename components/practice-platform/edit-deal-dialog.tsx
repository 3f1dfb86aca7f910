'use client';

import { zodResolver } from '@hookform/resolvers/zod';
import { useForm } from 'react-hook-form';
import { toast } from 'sonner';
import { z } from 'zod';
import { type PracticeDeal, practiceDealStages } from '@/lib/contracts/practice-deals';
import { SelectField } from '../forms/choice-field';
import { Form } from '../forms/form';
import { TextField } from '../forms/text-field';
import { Dialog } from '../ui/dialog';
import { amountMicros, amountPattern, amountText } from './amount-text';
import { useEditPracticeDeal } from './use-practice-deals';

const valuesSchema = z.object({
  stage: z.enum(practiceDealStages),
  amount: z.string().trim().regex(amountPattern, 'is not an amount such as 12.50'),
});
type Values = z.infer<typeof valuesSchema>;

/** Edits a deal as in the CRM's own screen; only what was changed is sent. */
export function EditDealDialog({ deal, onClose }: { deal: PracticeDeal; onClose: () => void }) {
  const editDeal = useEditPracticeDeal();
  const form = useForm<Values>({
    resolver: zodResolver(valuesSchema),
    defaultValues: { stage: deal.stage, amount: amountText(deal.amountMicros) },
  });
  const submit = async ({ stage, amount }: Values) => {
    const micros = amountMicros(amount);
    await editDeal.mutateAsync({
      externalId: deal.externalId,
      set: {
        ...(stage === deal.stage ? {} : { stage }),
        ...(micros === deal.amountMicros ? {} : { amountMicros: micros }),
      },
    });
    toast.success('Changed in the practice CRM');
    onClose();
  };
  const stages = deal.closedAt === null ? practiceDealStages : [deal.stage];
  return (
    <Dialog
      open
      onOpenChange={(open) => !open && onClose()}
      title={`Edit ${deal.externalId}`}
      description="As if in the CRM’s own screen. A deal that was won or lost stays so."
    >
      <Form form={form} onSubmit={submit} submitLabel="Save in the CRM" onCancel={onClose}>
        <SelectField<Values>
          name="stage"
          label="Stage"
          options={stages.map((value) => ({ value, label: stageTitles[value] }))}
        />
        <TextField<Values> name="amount" label="Amount" suffix={deal.currency} inputMode="decimal" />
      </Form>
    </Dialog>
  );
}

export const stageTitles = {
  discovery: 'Discovery',
  evaluation: 'Evaluation',
  proposal: 'Proposal',
  negotiation: 'Negotiation',
  won: 'Won',
  lost: 'Lost',
} as const satisfies Record<PracticeDeal['stage'], string>;
