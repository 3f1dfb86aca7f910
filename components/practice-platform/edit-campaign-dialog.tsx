'use client';

import { zodResolver } from '@hookform/resolvers/zod';
import { useForm } from 'react-hook-form';
import { toast } from 'sonner';
import { z } from 'zod';
import type { PracticeCampaign } from '@/lib/contracts/practice';
import { SelectField } from '../forms/choice-field';
import { Form } from '../forms/form';
import { TextField } from '../forms/text-field';
import { Dialog } from '../ui/dialog';
import { amountMicros, amountPattern, amountText } from './amount-text';
import { useEditPracticeCampaign } from './use-edit-practice-campaign';

const amount = z.string().trim().regex(amountPattern, 'is not an amount such as 12.50');
const valuesSchema = z.object({ status: z.enum(['active', 'paused']), dailyBudget: amount, bid: amount });
type Values = z.infer<typeof valuesSchema>;

const statusOptions = [
  { value: 'active', label: 'Active' },
  { value: 'paused', label: 'Paused' },
];

/** Edits a campaign as in the ad platform's own screen; only what was changed is sent. */
export function EditCampaignDialog({
  campaign,
  onClose,
}: {
  campaign: PracticeCampaign;
  onClose: () => void;
}) {
  const editCampaign = useEditPracticeCampaign();
  const form = useForm<Values>({
    resolver: zodResolver(valuesSchema),
    defaultValues: {
      status: campaign.status,
      dailyBudget: amountText(campaign.dailyBudgetMicros),
      bid: amountText(campaign.bidMicros),
    },
  });
  const submit = async ({ status, dailyBudget, bid }: Values) => {
    const wanted = { status, dailyBudgetMicros: amountMicros(dailyBudget), bidMicros: amountMicros(bid) };
    const set = {
      ...(wanted.status === campaign.status ? {} : { status: wanted.status }),
      ...(wanted.dailyBudgetMicros === campaign.dailyBudgetMicros
        ? {}
        : { dailyBudgetMicros: wanted.dailyBudgetMicros }),
      ...(wanted.bidMicros === campaign.bidMicros ? {} : { bidMicros: wanted.bidMicros }),
    };
    await editCampaign.mutateAsync({ externalId: campaign.externalId, set });
    toast.success('Changed on the practice ad platform');
    onClose();
  };
  return (
    <Dialog
      open
      onOpenChange={(open) => !open && onClose()}
      title={`Edit ${campaign.name}`}
      description="As if in the ad platform’s own screen."
    >
      <Form form={form} onSubmit={submit} submitLabel="Save on the ad platform" onCancel={onClose}>
        <SelectField<Values> name="status" label="Status" options={statusOptions} />
        <TextField<Values>
          name="dailyBudget"
          label="Daily budget"
          suffix={campaign.currency}
          inputMode="decimal"
        />
        <TextField<Values> name="bid" label="Bid per click" suffix={campaign.currency} inputMode="decimal" />
      </Form>
    </Dialog>
  );
}
