'use client';

import { zodResolver } from '@hookform/resolvers/zod';
import { useForm, useWatch } from 'react-hook-form';
import { toast } from 'sonner';
import { z } from 'zod';
import { parseMoney } from '@/lib/client/parse-money';
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
  subject: z.enum(['workspace', 'channel', 'ad_account', 'campaign', 'agent']),
  subjectId: z.string().min(1, 'Choose one.'),
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
      subject: 'channel',
      subjectId: '',
      period: 'month',
      capMicros: '',
      pacing: 'none',
    },
  });
  const [subject, subjectId, period] = useWatch({
    control: form.control,
    name: ['subject', 'subjectId', 'period'],
  });
  if (!subjects) return error ? <ErrorState error={error} onRetry={refetch} /> : <Skeleton height="chart" />;
  const choices = subjects.rows.filter((row) => row.subject === subject);
  const chosen = choices.find((row) => row.subjectId === subjectId);
  return (
    <Form
      form={form}
      submitLabel="Set up"
      onCancel={close}
      onSubmit={async ({ capMicros, pacing, ...values }) => {
        const micros = parseMoney(capMicros);
        if (micros === null) return;
        await create.mutateAsync({
          ...values,
          capMicros: micros,
          pacing: values.period === 'day' ? 'none' : pacing,
        });
        toast.success('The cap is in force');
        close();
      }}
    >
      <TextField<Values> name="name" label="Name" required />
      <SelectField<Values>
        name="subject"
        label="Caps"
        options={Object.entries(subjectTitles).map(([value, label]) => ({
          value,
          label,
          disabled: !subjects.rows.some((row) => row.subject === value),
        }))}
      />
      <SelectField<Values>
        name="subjectId"
        label="Which"
        required
        options={choices.map(({ subjectId: value, name }) => ({ value, label: name }))}
      />
      <SelectField<Values>
        name="period"
        label="Period"
        options={periodOptions.map((option) => ({
          ...option,
          disabled: chosen?.takenPeriods.includes(option.value) ?? false,
          ...(chosen?.takenPeriods.includes(option.value) ? { hint: 'Has a budget already' } : {}),
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
