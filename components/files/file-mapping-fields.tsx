'use client';

import { useState } from 'react';
import { type Mapping, type TableKind, tableKinds } from '@/lib/core/signals/tables/mapping';
import { Checkbox } from '../ui/checkbox';
import { Field } from '../ui/field';
import { Input } from '../ui/input';
import { Select } from '../ui/select';
import { withKind } from './edit-mapping';
import { kindWords } from './target-words';

const decimals = [
  { value: '.', label: 'Point: 1,234.5' },
  { value: ',', label: 'Comma: 1.234,5' },
] as const;

function isTimeZone(name: string): boolean {
  try {
    new Intl.DateTimeFormat('en', { timeZone: name });
    return true;
  } catch {
    return false;
  }
}

/** What the rows tell of, and how their figures and times are written. */
export function FileMappingFields({
  mapping,
  header,
  onChange,
}: {
  mapping: Mapping;
  header: readonly string[];
  onChange: (mapping: Mapping) => void;
}) {
  const [zone, setZone] = useState(mapping.timeZone);
  const isKnownZone = isTimeZone(zone);
  return (
    <div className="grid gap-4 sm:grid-cols-2">
      <Field label="Each row tells" hint={kindWords[mapping.kind].hint}>
        <Select<TableKind>
          options={tableKinds.map((value) => ({ value, ...kindWords[value] }))}
          value={mapping.kind}
          onValueChange={(kind) => onChange(withKind(mapping, kind, header))}
        />
      </Field>
      <Field
        label="Time zone of times that name none"
        error={isKnownZone ? undefined : 'Is not the name of a time zone, such as Europe/Berlin.'}
      >
        <Input
          value={zone}
          onChange={({ target }) => {
            setZone(target.value);
            if (isTimeZone(target.value)) onChange({ ...mapping, timeZone: target.value });
          }}
        />
      </Field>
      <Field label="Before the fraction of a number stands a">
        <Select<'.' | ','>
          options={decimals}
          value={mapping.decimal}
          onValueChange={(decimal) => onChange({ ...mapping, decimal })}
        />
      </Field>
      {mapping.record ? (
        <Field label="Kind of record" hint="Such as deal or task.">
          <Input
            value={mapping.record.object}
            maxLength={80}
            onChange={({ target }) =>
              target.value.trim() !== '' &&
              mapping.record &&
              onChange({ ...mapping, record: { ...mapping.record, object: target.value } })
            }
          />
        </Field>
      ) : null}
      <Checkbox
        label="The day stands before the month: 3/4/2026 is in April"
        checked={mapping.dayFirst}
        onCheckedChange={(dayFirst) => onChange({ ...mapping, dayFirst })}
      />
    </div>
  );
}
