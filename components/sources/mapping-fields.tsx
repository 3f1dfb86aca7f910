'use client';

import { Plus, X } from 'lucide-react';
import { useFieldArray, useFormContext, useWatch } from 'react-hook-form';
import { identifierTypes } from '@/lib/core/signals/signal-parts';
import { SelectField } from '../forms/choice-field';
import { TextareaField, TextField } from '../forms/text-field';
import { Button } from '../ui/button';
import { FoldedFields } from './folded-fields';
import { FormSection } from './form-section';
import { accountFieldTitles, type MappingDraft, partsOfKind, personFieldTitles } from './mapping-draft';
import type { SourceDraft } from './source-draft';

const kindOptions: { value: MappingDraft['kind']; label: string }[] = [
  { value: 'contact.tracked', label: 'Something a person did' },
  { value: 'contact.identified', label: 'What is known of a person' },
  { value: 'email.reported', label: 'What became of a mail' },
  { value: 'account.identified', label: 'What is known of a company' },
  { value: 'record.changed', label: 'A record that changed' },
];
const idTypeWords: Record<(typeof identifierTypes)[number], string> = {
  user: 'Id of a user',
  crm: 'Id in a platform',
  email: 'E-mail address',
  email_hash: 'SHA-256 of the address',
  phone: 'Phone number',
  anonymous: 'Id of a browser or device',
};
const idTypeOptions = identifierTypes.map((value) => ({ value, label: idTypeWords[value] }));
const byOptions = [
  { value: 'path', label: 'stands in the JSON at' },
  { value: 'text', label: 'is always' },
];
const mainPersonFields = ['email', 'name'] as const;
const keysOf = <Key extends string>(titles: Record<Key, string>) => Object.keys(titles) as Key[];

/** Where in the JSON of a source is what, as dotted paths. */
export function MappingFields() {
  const kind = useWatch<SourceDraft, 'mapping.kind'>({ name: 'mapping.kind' });
  const parts = partsOfKind(kind);
  return (
    <>
      <FormSection
        title="What its JSON says"
        hint="Names joined by dots; a number is a place in a list: data.items.0.id"
      >
        <SelectField<SourceDraft> name="mapping.kind" label="Each item is" options={kindOptions} />
        <div className="grid gap-4 sm:grid-cols-3">
          <PathField name="mapping.items" label="List of items" hint="Empty: the body itself" />
          <PathField name="mapping.messageId" label="Id of the message" hint="Tells a repetition" />
          <PathField name="mapping.occurredAt" label="Time" hint="Empty: when it arrived" />
        </div>
        {parts.event ? <NamedField name="mapping.event" what="event" placeholder="event" /> : null}
        {parts.record ? (
          <>
            <NamedField name="mapping.object" what="sort of record" placeholder="type" />
            <PathField name="mapping.recordId" label="Id of the record" required />
          </>
        ) : null}
        {parts.report ? (
          <>
            <PathField name="mapping.reportPath" label="What became of it" placeholder="status" required />
            <TextareaField<SourceDraft>
              name="mapping.reportValues"
              label="Its words for it"
              mono
              rows={3}
              spellCheck={false}
              placeholder={'open = opened\nhard_bounce = bounced'}
              hint="A line each, where they differ from ours: sent, delivered, deferred, dropped, bounced, opened, clicked, complained, unsubscribed, replied."
            />
          </>
        ) : null}
      </FormSection>
      <FormSection
        title={parts.needsPerson ? 'The person' : 'The person, if there is one'}
        hint="The address, or one other id, has to be there: without either nobody is named."
      >
        <div className="grid gap-4 sm:grid-cols-2">
          {mainPersonFields.map((key) => (
            <PathField key={key} name={`mapping.fields.${key}`} label={personFieldTitles[key]} />
          ))}
        </div>
        <IdRows />
        <FoldedFields title="More of the person">
          {keysOf(personFieldTitles)
            .filter((key) => !mainPersonFields.some((main) => main === key))
            .map((key) => (
              <PathField key={key} name={`mapping.fields.${key}`} label={personFieldTitles[key]} />
            ))}
        </FoldedFields>
      </FormSection>
      {parts.account ? (
        <FormSection title="The company" hint="Left empty, none is named.">
          <div className="grid gap-4 sm:grid-cols-2">
            {keysOf(accountFieldTitles).map((key) => (
              <PathField key={key} name={`mapping.account.${key}`} label={accountFieldTitles[key]} />
            ))}
          </div>
        </FormSection>
      ) : null}
    </>
  );
}

function PathField(props: Parameters<typeof TextField<SourceDraft>>[0]) {
  return <TextField<SourceDraft> {...props} autoComplete="off" spellCheck={false} autoCapitalize="off" />;
}

/** A word that stands in the JSON, or is the same for all of it. */
function NamedField({
  name,
  what,
  placeholder,
}: {
  name: 'mapping.event' | 'mapping.object';
  what: string;
  placeholder: string;
}) {
  return (
    <div className="grid items-start gap-4 sm:grid-cols-2">
      <SelectField<SourceDraft> name={`${name}.by`} label={`The name of the ${what}`} options={byOptions} />
      <PathField name={`${name}.value`} label="Path or name" placeholder={placeholder} required />
    </div>
  );
}

function IdRows() {
  const { control } = useFormContext<SourceDraft>();
  const { fields, append, remove } = useFieldArray({ control, name: 'mapping.ids' });
  return (
    <div className="flex flex-col gap-3">
      {fields.map((field, index) => (
        <IdRow key={field.id} index={index} onRemove={() => remove(index)} />
      ))}
      <div>
        <Button size="sm" onClick={() => append({ type: 'user', namespace: '', path: '' })}>
          <Plus aria-hidden />
          Add an id
        </Button>
      </div>
    </div>
  );
}

function IdRow({ index, onRemove }: { index: number; onRemove: () => void }) {
  const type = useWatch<SourceDraft, `mapping.ids.${number}.type`>({ name: `mapping.ids.${index}.type` });
  return (
    <div className="flex items-start gap-2">
      <div className="grid min-w-0 flex-1 gap-3 sm:grid-cols-3">
        <SelectField<SourceDraft> name={`mapping.ids.${index}.type`} label="Id" options={idTypeOptions} />
        <PathField name={`mapping.ids.${index}.path`} label="Stands at" placeholder="user.id" required />
        {type === 'crm' ? (
          <PathField
            name={`mapping.ids.${index}.namespace`}
            label="Platform"
            placeholder="hubspot"
            required
          />
        ) : null}
      </div>
      <span className="pt-6.5">
        <Button variant="ghost" size="icon" aria-label={`Remove id ${index + 1}`} onClick={onRemove}>
          <X aria-hidden />
        </Button>
      </span>
    </div>
  );
}
