'use client';

import { useId, useState } from 'react';
import { toast } from 'sonner';
import { decisionTimings, decisionTimingTitles } from '@/lib/core/research/decision-timing';
import {
  type ResearchField,
  researchAnswerSchema,
  researchFieldTitles,
} from '@/lib/core/research/research-field';
import { buyingRoles, buyingRoleTitles } from '@/lib/core/signals/buying-group/buying-role';
import { Button } from '../ui/button';
import { Field } from '../ui/field';
import { Input } from '../ui/input';
import { readProblem } from '../ui/problem';
import { Select } from '../ui/select';
import { useCloseQuestion } from './use-research';

const choices = {
  timing: decisionTimings.map((value) => ({ value, label: decisionTimingTitles[value] })),
  role: buyingRoles.flatMap((value) =>
    value === 'unknown' ? [] : [{ value, label: buyingRoleTitles[value] }],
  ),
  consent: [
    { value: 'yes', label: 'Yes' },
    { value: 'no', label: 'No' },
  ],
};

/** What somebody answered: it stands in the profile at once, as a person's correction. */
export function AnswerForm({
  accountId,
  contactId,
  field,
  known,
  close,
}: {
  accountId: string;
  contactId: string;
  field: ResearchField;
  /** Values that are known of others, as suggestions. */
  known: readonly string[];
  close: () => void;
}) {
  const listId = useId();
  const [value, setValue] = useState('');
  const [problem, setProblem] = useState<string | null>(null);
  const save = useCloseQuestion(accountId);
  const submit = () => {
    const said =
      field === 'employees' ? { field, value: value === '' ? null : Number(value) } : { field, value };
    const answer = researchAnswerSchema.safeParse(said);
    if (!answer.success) {
      setProblem(answer.error.issues[0]?.message ?? 'Say what they answered.');
      return;
    }
    save.mutate(
      { outcome: 'answered', contactId, answer: answer.data },
      {
        onSuccess: () => {
          toast.success('It is known now');
          close();
        },
        onError: (error) => setProblem(readProblem(error).title),
      },
    );
  };
  const label = `Their answer: ${researchFieldTitles[field]}`;
  return (
    <form
      className="flex flex-wrap items-end gap-2"
      onSubmit={(event) => {
        event.preventDefault();
        submit();
      }}
    >
      <span className="w-64 max-w-full">
        <Field label={label} error={problem ?? undefined}>
          {field === 'role' || field === 'consent' || field === 'timing' ? (
            <Select size="sm" options={choices[field]} value={value} onValueChange={setValue} />
          ) : (
            <Input
              size="sm"
              value={value}
              autoComplete="off"
              inputMode={field === 'employees' ? 'numeric' : undefined}
              list={field === 'employees' ? undefined : listId}
              onChange={(event) => setValue(event.target.value)}
            />
          )}
        </Field>
      </span>
      {field === 'industry' || field === 'region' ? (
        <datalist id={listId}>
          {known.map((each) => (
            <option key={each} value={each} />
          ))}
        </datalist>
      ) : null}
      <Button size="sm" variant="primary" type="submit" pending={save.isPending}>
        Save answer
      </Button>
      <Button size="sm" onClick={close}>
        Cancel
      </Button>
    </form>
  );
}
