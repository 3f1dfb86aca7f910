'use client';

import { zodResolver } from '@hookform/resolvers/zod';
import { useState } from 'react';
import { useForm, useWatch } from 'react-hook-form';
import { toast } from 'sonner';
import { z } from 'zod';
import { formatMoney } from '@/lib/client/format';
import { moneyInputText, parseMoney } from '@/lib/client/parse-money';
import type { BudgetRow } from '@/lib/contracts/budgets';
import { diffBudget } from '@/lib/core/budgets/budget-change';
import { useAccess } from '../auth/access-context';
import { SelectField } from '../forms/choice-field';
import { Form } from '../forms/form';
import { TextField } from '../forms/text-field';
import { Button } from '../ui/button';
import { Callout } from '../ui/callout';
import { Dialog } from '../ui/dialog';
import { BudgetChangeList } from './budget-change-list';
import { capText, pacingOptions } from './budget-fields';
import { periodWords } from './budget-words';
import { outcomeSentence } from './change-outcome';
import { useChangeBudget } from './use-budgets';

const schema = z.object({ capMicros: capText, pacing: z.enum(['none', 'even']), note: z.string() });
type Values = z.infer<typeof schema>;

/** Changes cap or pacing; says what that does, and whether it waits, before it is done. */
export function EditBudgetDialog({ budget }: { budget: BudgetRow }) {
  const [open, setOpen] = useState(false);
  return (
    <Dialog
      open={open}
      onOpenChange={setOpen}
      size="sm"
      trigger={<Button>Change</Button>}
      title={`Change “${budget.name}”`}
      description="Less room takes effect with the next decision of the gate; more room waits for a second person. Both are on record."
    >
      <EditBudgetForm budget={budget} close={() => setOpen(false)} />
    </Dialog>
  );
}

function EditBudgetForm({ budget, close }: { budget: BudgetRow; close: () => void }) {
  const { timeZone } = useAccess().workspace;
  const change = useChangeBudget(budget.id);
  const form = useForm<Values>({
    resolver: zodResolver(schema),
    defaultValues: { capMicros: moneyInputText(budget.capMicros), pacing: budget.pacing, note: '' },
  });
  const [typed, pacing] = useWatch({ control: form.control, name: ['capMicros', 'pacing'] });
  const micros = parseMoney(typed);
  const used = BigInt(budget.committedMicros) + BigInt(budget.reservedMicros);
  const changes =
    micros === null
      ? []
      : diffBudget(
          { capMicros: BigInt(budget.capMicros), pacing: budget.pacing, isArchived: false },
          { capMicros: BigInt(micros), pacing, isArchived: false },
          budget.currency,
        );
  return (
    <Form
      form={form}
      submitLabel={changes.some(({ direction }) => direction === 'widens') ? 'Propose' : 'Change'}
      onCancel={close}
      onSubmit={async (values) => {
        const capMicros = parseMoney(values.capMicros);
        if (capMicros === null) return;
        const note = values.note.trim() || null;
        const outcome = await change.mutateAsync({ capMicros, pacing: values.pacing, note });
        toast.success(outcomeSentence(outcome, timeZone));
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
      {budget.period === 'day' ? null : (
        <SelectField<Values> name="pacing" label="Spent" options={pacingOptions} />
      )}
      <TextField<Values> name="note" label="Why" hint="Shown to whoever confirms it." />
      {changes.length > 0 ? <BudgetChangeList changes={changes} /> : null}
      {micros !== null && BigInt(micros) < used ? (
        <Callout tone="wait" title="Below what is already bound">
          {formatMoney(used, budget.currency)} is committed or held in this window. That stays; no action that
          adds spend is let through until there is room again.
        </Callout>
      ) : null}
    </Form>
  );
}
