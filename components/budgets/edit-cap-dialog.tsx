'use client';

import { zodResolver } from '@hookform/resolvers/zod';
import { useState } from 'react';
import { useForm, useWatch } from 'react-hook-form';
import { toast } from 'sonner';
import { z } from 'zod';
import { formatMoney } from '@/lib/client/format';
import { moneyInputText, parseMoney } from '@/lib/client/parse-money';
import type { BudgetRow } from '@/lib/contracts/budgets';
import { Form } from '../forms/form';
import { TextField } from '../forms/text-field';
import { Button } from '../ui/button';
import { Callout } from '../ui/callout';
import { Dialog } from '../ui/dialog';
import { periodWords } from './budget-words';
import { useSetBudgetCap } from './use-budgets';

const schema = z.object({
  capMicros: z.string().refine((text) => parseMoney(text) !== null, 'Give an amount, such as 200 or 199.50.'),
});
type Values = z.infer<typeof schema>;

/** Changes a cap; says what that does before it is done. */
export function EditCapDialog({ budget }: { budget: BudgetRow }) {
  const [open, setOpen] = useState(false);
  return (
    <Dialog
      open={open}
      onOpenChange={setOpen}
      size="sm"
      trigger={<Button>Change cap</Button>}
      title={`Change the cap of “${budget.name}”`}
      description="Takes effect with the next decision of the gate, and is on record."
    >
      <EditCapForm budget={budget} close={() => setOpen(false)} />
    </Dialog>
  );
}

function EditCapForm({ budget, close }: { budget: BudgetRow; close: () => void }) {
  const setCap = useSetBudgetCap(budget.id);
  const form = useForm<Values>({
    resolver: zodResolver(schema),
    defaultValues: { capMicros: moneyInputText(budget.capMicros) },
  });
  const typed = parseMoney(useWatch({ control: form.control, name: 'capMicros' }));
  const used = BigInt(budget.committedMicros) + BigInt(budget.reservedMicros);
  const isBelowUsed = typed !== null && BigInt(typed) < used;
  return (
    <Form
      form={form}
      submitLabel="Change cap"
      onCancel={close}
      onSubmit={async ({ capMicros }) => {
        const micros = parseMoney(capMicros);
        if (micros === null) return;
        await setCap.mutateAsync(micros);
        toast.success(`The cap is now ${formatMoney(micros, budget.currency)}`);
        close();
      }}
    >
      <TextField<Values>
        name="capMicros"
        label={`Cap, ${periodWords[budget.period].toLowerCase()}`}
        inputMode="decimal"
        suffix={budget.currency}
        required
      />
      {isBelowUsed ? (
        <Callout tone="wait" title="Below what is already bound">
          {formatMoney(used, budget.currency)} is committed or held in this window. That stays; no action that
          adds spend is let through until there is room again.
        </Callout>
      ) : null}
    </Form>
  );
}
