'use client';

import { useController, useFormContext } from 'react-hook-form';
import { Picker, type PickerOption } from './picker';
import type { NameField, ScopeDraft } from './scope-draft';

/** Names inside a sentence: all of them, also those to come, or these. */
export function NamesPicker({
  name,
  label,
  options,
  all,
  freeEntry,
}: {
  name: NameField;
  label: string;
  options: readonly PickerOption[];
  /** What the sentence says when all are meant. */
  all: string;
  freeEntry?: string;
}) {
  const { control } = useFormContext<ScopeDraft>();
  const { field } = useController({ control, name });
  const { value } = field;
  return (
    <Picker
      label={label}
      options={options}
      chosen={value.names}
      onChange={(names) => field.onChange({ ...value, names })}
      all={{ isChosen: value.all, label: all, onChange: (next) => field.onChange({ ...value, all: next }) }}
      freeEntry={freeEntry}
      none="none"
    />
  );
}

type ListField = 'kinds' | 'channels' | 'accountTiers' | 'segments' | 'seniorities' | 'days';

/** Any of a closed set inside a sentence, kept in the set's order. */
export function ListPicker({
  name,
  label,
  options,
  none = 'none',
  every,
}: {
  name: ListField;
  label: string;
  options: readonly PickerOption[];
  none?: string;
  every?: string;
}) {
  const { control } = useFormContext<ScopeDraft>();
  const { field } = useController({ control, name });
  const rank = (value: string) => options.findIndex((option) => option.value === value);
  return (
    <Picker
      label={label}
      options={options}
      chosen={field.value}
      onChange={(chosen) => field.onChange(chosen.toSorted((a, b) => rank(a) - rank(b)))}
      none={none}
      every={every}
    />
  );
}
