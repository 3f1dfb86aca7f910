'use client';

import { zodResolver } from '@hookform/resolvers/zod';
import type { Route } from 'next';
import { useRouter } from 'next/navigation';
import { useForm, useWatch } from 'react-hook-form';
import { toast } from 'sonner';
import { formatMoney } from '@/lib/client/format';
import type { HoldoutSubjects } from '@/lib/contracts/holdouts';
import { describeHoldout, unitTitles } from '@/lib/core/holdouts/describe-holdout';
import { holdoutOutcomes, outcomeTitles } from '@/lib/core/holdouts/holdout';
import { useWorkspaceSlug } from '../auth/access-context';
import { SelectField } from '../forms/choice-field';
import { Form } from '../forms/form';
import { TextField } from '../forms/text-field';
import { ErrorState } from '../ui/error-state';
import { Skeleton } from '../ui/skeleton';
import { emptyHoldoutDraft, type HoldoutDraft, holdoutDraftSchema, toHoldout } from './holdout-draft';
import { useHoldoutSubjects, useStartHoldout } from './use-holdouts';

/** What is measured, by which units, how many are left alone, and what an outcome is worth; in words what that will do. */
export function NewHoldoutForm({ of, close }: { of: string | null; close: () => void }) {
  const { data: subjects, error, refetch } = useHoldoutSubjects();
  if (!subjects) return error ? <ErrorState error={error} onRetry={refetch} /> : <Skeleton height="chart" />;
  return <Fields subjects={subjects} of={of} close={close} />;
}

function Fields({
  subjects,
  of,
  close,
}: {
  subjects: HoldoutSubjects;
  of: string | null;
  close: () => void;
}) {
  const workspace = useWorkspaceSlug();
  const router = useRouter();
  const start = useStartHoldout();
  const given = subjects.subjects.findIndex(({ id }) => id === of);
  const form = useForm<HoldoutDraft>({
    resolver: zodResolver(holdoutDraftSchema),
    defaultValues: {
      ...emptyHoldoutDraft,
      ...(given < 0
        ? {}
        : {
            subject: String(given),
            unit: subjects.subjects[given]?.units[0] ?? emptyHoldoutDraft.unit,
          }),
    },
  });
  const draft = useWatch({ control: form.control }) as HoldoutDraft;
  const chosen = subjects.subjects[Number(draft.subject || -1)];
  const { currency } = subjects;
  const units = chosen?.units ?? [];
  return (
    <Form
      form={form}
      submitLabel="Begin holdout"
      onCancel={close}
      onSubmit={async (values) => {
        if (!chosen) return;
        // What it was before another play or agent was chosen.
        if (!chosen.units.includes(values.unit)) {
          form.setError('unit', { message: 'Choose one of these.' });
          return;
        }
        const { id } = await start.mutateAsync(toHoldout(values, chosen));
        toast.success('The holdout is running');
        router.push(`/${workspace}/holdouts/${id}` as Route);
        close();
      }}
    >
      <TextField<HoldoutDraft> name="name" label="Name" placeholder="Routing, spring" required />
      <SelectField<HoldoutDraft>
        name="subject"
        label="Measures"
        required
        options={subjects.subjects.map(({ name, type, running }, index) => ({
          value: String(index),
          label: name,
          disabled: running !== null,
          hint: running ? 'A holdout of it is running' : type === 'play' ? 'Play' : 'Agent',
        }))}
      />
      <SelectField<HoldoutDraft>
        name="unit"
        label="By"
        hint="Whoever shares a unit is treated alike."
        options={(units.length > 0 ? units : ([draft.unit] as const)).map((unit) => ({
          value: unit,
          label: unitTitles[unit].one,
        }))}
      />
      <div className="grid gap-4 sm:grid-cols-2">
        <TextField<HoldoutDraft>
          name="usual"
          label="Business as usual"
          inputMode="numeric"
          suffix="of 100"
          required
        />
        <TextField<HoldoutDraft> name="shadow" label="Shadow" inputMode="numeric" suffix="of 100" required />
        <SelectField<HoldoutDraft>
          name="outcome"
          label="Outcome"
          options={holdoutOutcomes.map((value) => ({ value, label: outcomeTitles[value] }))}
        />
        {draft.outcome === 'conversions' ? (
          <TextField<HoldoutDraft>
            name="worth"
            label="A conversion is worth"
            inputMode="decimal"
            suffix={currency}
            required
          />
        ) : null}
        <TextField<HoldoutDraft>
          name="outcomeWithinDays"
          label="Counts within"
          inputMode="numeric"
          suffix="days"
          required
        />
        <TextField<HoldoutDraft>
          name="plannedUnits"
          label="Planned"
          inputMode="numeric"
          suffix={unitTitles[draft.unit].many}
          required
        />
        <TextField<HoldoutDraft>
          name="reviewMinutes"
          label="A decided approval takes"
          inputMode="numeric"
          suffix="minutes"
          required
        />
        <TextField<HoldoutDraft>
          name="reviewerHour"
          label="An hour of a reviewer costs"
          inputMode="decimal"
          suffix={currency}
          required
        />
      </div>
      {chosen && holdoutDraftSchema.safeParse(draft).success ? (
        <Words words={wordsOf(draft, chosen, currency)} />
      ) : null}
    </Form>
  );
}

function wordsOf(
  draft: HoldoutDraft,
  subject: HoldoutSubjects['subjects'][number],
  currency: string,
): string[] {
  const { worthMicros, reviewerHourMicros, ...terms } = toHoldout(draft, subject);
  return describeHoldout({
    ...terms,
    subject,
    worth: worthMicros === null ? null : formatMoney(worthMicros, currency),
    reviewerHour: formatMoney(reviewerHourMicros, currency),
  });
}

export const Words = ({ words }: { words: readonly string[] }) => (
  <ul className="flex list-disc flex-col gap-1 pl-4 text-xs text-pretty text-muted">
    {words.map((sentence) => (
      <li key={sentence}>{sentence}</li>
    ))}
  </ul>
);
