'use client';

import { zodResolver } from '@hookform/resolvers/zod';
import { useForm, useWatch } from 'react-hook-form';
import { toast } from 'sonner';
import { z } from 'zod';
import { parseMoney } from '@/lib/client/parse-money';
import type { BudgetRow } from '@/lib/contracts/budgets';
import { useAccess } from '../auth/access-context';
import { SelectField } from '../forms/choice-field';
import { Form } from '../forms/form';
import { TextField } from '../forms/text-field';
import { ErrorState } from '../ui/error-state';
import { Skeleton } from '../ui/skeleton';
import { capText, pacingOptions, periodOptions, subjectTitles } from './budget-fields';
import { useBudgetSubjects, useCreateBudget } from './use-budgets';

const schema = z.object({
  name: z.string().trim().min(1, 'Give it a name.'),
  /** The place of what is capped in the list to choose from. */
  subject: z.string().min(1, 'Choose what is capped.'),
  period: z.enum(['day', 'week', 'month']),
  capMicros: capText,
  pacing: z.enum(['none', 'even']),
});
type Values = z.infer<typeof schema>;

/** What is capped is chosen by name; periods that have a budget already can't be chosen again. */
export function NewBudgetForm({ close }: { close: () => void }) {
  const { workspace } = useAccess();
  const { data: subjects, error, refetch } = useBudgetSubjects();
  const create = useCreateBudget();
  const form = useForm<Values>({
    resolver: zodResolver(schema),
    defaultValues: {
      name: '',
      subject: '',
      period: 'month',
      capMicros: '',
      pacing: 'none',
    },
  });
  const [subject, period] = useWatch({ control: form.control, name: ['subject', 'period'] });
  if (!subjects) return error ? <ErrorState error={error} onRetry={refetch} /> : <Skeleton height="chart" />;
  const chosen = subjects.rows[Number(subject || -1)];
  const isTaken = (value: BudgetRow['period']) => chosen?.takenPeriods.includes(value) ?? false;
  return (
    <Form
      form={form}
      submitLabel="Set up"
      onCancel={close}
      onSubmit={async (values) => {
        const capMicros = parseMoney(values.capMicros);
        if (capMicros === null || !chosen) return;
        await create.mutateAsync({
          name: values.name,
          subject: chosen.subject,
          subjectId: chosen.subjectId,
          period: values.period,
          capMicros,
          pacing: values.period === 'day' ? 'none' : values.pacing,
        });
        toast.success('The cap is in force');
        close();
      }}
    >
      <TextField<Values> name="name" label="Name" required />
      <SelectField<Values>
        name="subject"
        label="Caps"
        required
        options={subjects.rows.map((row, index) => ({
          value: String(index),
          label: row.name,
          hint: subjectTitles[row.subject],
        }))}
      />
      <SelectField<Values>
        name="period"
        label="Period"
        options={periodOptions.map(({ value, label }) => ({
          value,
          label,
          disabled: isTaken(value),
          ...(isTaken(value) ? { hint: 'Has a budget already' } : {}),
        }))}
      />
      <TextField<Values>
        name="capMicros"
        label="Cap"
        inputMode="decimal"
        suffix={workspace.currency}
        required
      />
      {period === 'day' ? null : <SelectField<Values> name="pacing" label="Spent" options={pacingOptions} />}
    </Form>
  );
}
