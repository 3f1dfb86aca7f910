'use client';

import { Plus, X } from 'lucide-react';
import { useFieldArray, useFormContext, useFormState, useWatch } from 'react-hook-form';
import {
  operatorsOf,
  operatorTitles,
  type PlayFieldName,
  playFieldNames,
  playFieldOf,
} from '@/lib/core/plays/play-fields';
import { CheckboxGroupField, SelectField } from '../forms/choice-field';
import { TextField } from '../forms/text-field';
import { useTopics } from '../interest/use-interest';
import { Button } from '../ui/button';
import { Callout } from '../ui/callout';
import { Field } from '../ui/field';
import { Select } from '../ui/select';
import { type ConditionDraft, emptyCondition, type PlayDraft } from './play-draft';

/** Rows of conditions, all of which must hold. */
export function ConditionFields() {
  const { control } = useFormContext<PlayDraft>();
  const { fields, append, remove } = useFieldArray({ control, name: 'conditions' });
  const { errors } = useFormState({ control, name: 'conditions' });
  const message = errors.conditions?.root?.message ?? errors.conditions?.message;
  return (
    <fieldset className="flex flex-col gap-3">
      <legend className="mb-1 text-sm font-medium">All of this must hold</legend>
      {fields.length === 0 ? (
        <p className="text-sm text-muted">Nothing: it takes up whoever sets it off.</p>
      ) : null}
      {fields.map((field, i) => (
        <fieldset
          key={field.id}
          aria-label={`Condition ${i + 1}`}
          className="flex items-start gap-2 rounded-md border p-3"
        >
          <ConditionRow index={i} />
          <Button
            variant="ghost"
            size="icon"
            aria-label={`Remove condition ${i + 1}`}
            onClick={() => remove(i)}
          >
            <X aria-hidden />
          </Button>
        </fieldset>
      ))}
      <span>
        <Button size="sm" onClick={() => append(emptyCondition)}>
          <Plus aria-hidden />
          Add condition
        </Button>
      </span>
      {message ? <Callout tone="stop">{message}</Callout> : null}
      <p className="text-xs text-muted">
        What is not known of somebody never holds. In patterns * is any text between two slashes, ** any text
        at all.
      </p>
    </fieldset>
  );
}

/** A condition on a field, with what is usual to ask of it. */
function conditionOn(name: PlayFieldName): ConditionDraft {
  const field = playFieldOf(name);
  return {
    field: name,
    of: '',
    days: field.asks === 'days' ? '7' : '',
    op: operatorsOf[field.type][0],
    value: field.type === 'choice' ? [] : '',
  };
}

function ConditionRow({ index }: { index: number }) {
  const { control, setValue } = useFormContext<PlayDraft>();
  const on = useWatch({ control, name: 'on' });
  const name = useWatch({ control, name: `conditions.${index}.field` });
  const { errors } = useFormState({ control, name: `conditions.${index}.field` });
  const field = playFieldOf(name);
  const path = `conditions.${index}` as const;
  const usable = playFieldNames.filter(
    (each) => on === 'signal' || each === name || !each.startsWith('signal.'),
  );
  return (
    <div className="grid min-w-0 flex-1 gap-3 sm:grid-cols-2">
      <Field label="What" error={errors.conditions?.[index]?.field?.message}>
        <Select
          value={name}
          onValueChange={(chosen) =>
            setValue(path, conditionOn(chosen), { shouldDirty: true, shouldValidate: false })
          }
          options={usable.map((value) => {
            const { group, title } = playFieldOf(value);
            return { value, label: `${group}: ${title}` };
          })}
        />
      </Field>
      {field.asks === 'name' ? (
        <TextField<PlayDraft> name={`${path}.of`} label="Which" placeholder="plan" required />
      ) : null}
      {field.asks === 'topic' ? <TopicField name={`${path}.of`} /> : null}
      {field.asks === 'days' ? (
        <TextField<PlayDraft> name={`${path}.days`} label="Within days" type="number" required />
      ) : null}
      <SelectField<PlayDraft>
        name={`${path}.op`}
        label="Compared"
        options={operatorsOf[field.type].map((value) => ({ value, label: operatorTitles[value] }))}
      />
      {field.type === 'choice' ? (
        <CheckboxGroupField<PlayDraft>
          name={`${path}.value`}
          label="Values"
          options={Object.entries(field.choices).map(([value, label]) => ({ value, label }))}
        />
      ) : (
        <TextField<PlayDraft>
          name={`${path}.value`}
          label="Value"
          hint={field.type === 'text' ? 'Several are separated by commas.' : undefined}
          {...(field.type === 'number' ? { type: 'number', step: 'any' } : {})}
          required
        />
      )}
    </div>
  );
}

function TopicField({ name }: { name: `conditions.${number}.of` }) {
  const topics = useTopics();
  const rows = topics.data?.rows ?? [];
  return (
    <SelectField<PlayDraft>
      name={name}
      label="Topic"
      required
      options={rows.map((topic) => ({ value: topic.name, label: topic.title }))}
      placeholder={rows.length === 0 ? 'There is no topic yet' : 'Choose…'}
    />
  );
}
