'use client';

import { ListFilter } from 'lucide-react';
import { type FormEvent, useState } from 'react';
import { useAccess } from '../auth/access-context';
import { Button } from '../ui/button';
import { Dialog } from '../ui/dialog';
import { Field } from '../ui/field';
import { Input } from '../ui/input';
import { Select, type SelectOption } from '../ui/select';
import type { AuditNarrowing } from './audit-table-config';
import { PersonField } from './person-field';

export type NarrowChoices = Record<'actor' | 'agent' | 'campaign', readonly SelectOption[]>;

const ANY = 'any';
const chosenFrom = [
  { key: 'actor', label: 'Done by' },
  { key: 'agent', label: 'Agent', hint: 'Also what was done about it' },
  { key: 'campaign', label: 'Campaign' },
] as const;
const entered = [
  { key: 'from', label: 'From day', type: 'date' },
  { key: 'to', label: 'To day', type: 'date', hint: 'Inclusive' },
  { key: 'minAmount', label: 'Amount from', inputMode: 'decimal' },
  { key: 'maxAmount', label: 'Amount up to', inputMode: 'decimal' },
] as const;

/** Everything the record can be narrowed by that has no place in the toolbar. Nothing is searched for before it is applied. */
export function NarrowDialog({
  narrowing,
  narrow,
  choices,
  person,
  open,
  onOpenChange,
}: {
  narrowing: AuditNarrowing;
  narrow: (change: AuditNarrowing) => void;
  choices: NarrowChoices;
  /** A name or an address that was begun in the search: it is a person's, so it goes on here. */
  person: string;
  open: boolean;
  onOpenChange: (open: boolean) => void;
}) {
  return (
    <Dialog
      title="Narrow the record"
      description="All of it together; entries that fit stay in the order of the log."
      open={open}
      onOpenChange={onOpenChange}
      trigger={
        <Button size="sm">
          <ListFilter aria-hidden />
          Narrow
        </Button>
      }
    >
      <NarrowForm
        narrowing={narrowing}
        choices={choices}
        typed={person}
        onApply={(change) => {
          narrow(change);
          onOpenChange(false);
        }}
      />
    </Dialog>
  );
}

function NarrowForm({
  narrowing,
  choices,
  typed,
  onApply,
}: {
  narrowing: AuditNarrowing;
  choices: NarrowChoices;
  typed: string;
  onApply: (change: AuditNarrowing) => void;
}) {
  const { currency } = useAccess().workspace;
  const [draft, setDraft] = useState(narrowing);
  const submit = (event: FormEvent) => {
    event.preventDefault();
    onApply(draft);
  };
  return (
    <form onSubmit={submit} className="flex flex-col gap-4">
      <PersonField typed={typed} onChoose={(person) => onApply({ ...draft, person })} />
      <div className="grid gap-4 sm:grid-cols-2">
        {chosenFrom.map(({ key, label, ...rest }) => (
          <Field key={key} label={label} hint={'hint' in rest ? rest.hint : undefined}>
            <Select
              options={[{ value: ANY, label: 'Any' }, ...choices[key]]}
              value={draft[key] ?? ANY}
              onValueChange={(value) => setDraft({ ...draft, [key]: value === ANY ? null : value })}
            />
          </Field>
        ))}
        <Field label="Run">
          <Input
            value={draft.run ?? ''}
            placeholder="run_…"
            autoComplete="off"
            onChange={(event) => setDraft({ ...draft, run: event.target.value.trim() || null })}
          />
        </Field>
        {entered.map(({ key, label, ...rest }) => (
          <Field
            key={key}
            label={label.startsWith('Amount') ? `${label} (${draft.currency ?? currency})` : label}
            hint={'hint' in rest ? rest.hint : undefined}
          >
            <Input
              type={'type' in rest ? rest.type : 'text'}
              inputMode={'inputMode' in rest ? rest.inputMode : undefined}
              pattern={'inputMode' in rest ? '[0-9]+([.][0-9]{1,6})?' : undefined}
              title={'inputMode' in rest ? 'An amount such as 1500 or 0.25' : undefined}
              value={draft[key] ?? ''}
              onChange={(event) => setDraft({ ...draft, [key]: event.target.value.trim() || null })}
            />
          </Field>
        ))}
        <Field label="Currency" hint={`${currency} when left empty`}>
          <Input
            value={draft.currency ?? ''}
            placeholder={currency}
            pattern="[A-Z]{3}"
            title="A code such as EUR"
            autoComplete="off"
            onChange={(event) =>
              setDraft({ ...draft, currency: event.target.value.trim().toUpperCase() || null })
            }
          />
        </Field>
      </div>
      <div className="flex justify-end">
        <Button variant="primary" type="submit">
          Apply
        </Button>
      </div>
    </form>
  );
}
