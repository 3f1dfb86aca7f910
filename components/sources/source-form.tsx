'use client';

import { zodResolver } from '@hookform/resolvers/zod';
import { useForm, useFormContext, useFormState, useWatch } from 'react-hook-form';
import { ApiProblem } from '@/lib/client/api';
import type { AddSourceBody, EditSourceBody, SourceDetail } from '@/lib/contracts/sources';
import { SelectField } from '../forms/choice-field';
import { Form } from '../forms/form';
import { TextField } from '../forms/text-field';
import { readProblem } from '../ui/problem';
import { MappingFields } from './mapping-fields';
import { PullFields } from './pull-fields';
import { SignatureFields } from './signature-fields';
import {
  addDraftSchema,
  draftOfSource,
  editDraftSchema,
  emptySourceDraft,
  fieldOf,
  type SourceDraft,
  suggestName,
} from './source-draft';
import { whatOf, whatOptions } from './source-whats';

/** What a source is, what it is called, how it shows that it is itself, and where in its JSON is what. */
export function AddSourceForm({
  onSubmit,
  onCancel,
}: {
  onSubmit: (body: AddSourceBody) => Promise<void>;
  onCancel: () => void;
}) {
  const form = useForm<SourceDraft, unknown, AddSourceBody>({
    resolver: zodResolver(addDraftSchema),
    defaultValues: emptySourceDraft,
  });
  return (
    <Form
      form={form}
      submitLabel="Add source"
      onCancel={onCancel}
      onSubmit={async (body) => {
        try {
          await onSubmit(body);
        } catch (error) {
          const { code, detail, remedy } = readProblem(error);
          if (code !== 'conflict') throw atDraftFields(error);
          form.setError('name', { message: [detail, remedy].join(' ') }, { shouldFocus: true });
        }
      }}
    >
      <SelectField<SourceDraft> name="what" label="What is it?" options={whatOptions} required />
      <div className="grid gap-4 sm:grid-cols-2">
        <TitleField />
        <TextField<SourceDraft>
          name="name"
          label="Name"
          hint="Signals carry it. It can’t be changed later."
          placeholder="website"
          autoComplete="off"
          required
        />
      </div>
      <SetUpFields />
    </Form>
  );
}

/** The title, which suggests a name until somebody types one. */
function TitleField() {
  const { control, setValue } = useFormContext<SourceDraft>();
  const { dirtyFields } = useFormState({ control });
  return (
    <TextField<SourceDraft>
      name="title"
      label="Title"
      hint="What people call it."
      placeholder="Website"
      autoComplete="off"
      required
      onInput={(event) => {
        if (!dirtyFields.name) setValue('name', suggestName(event.currentTarget.value));
      }}
    />
  );
}

/** Changes title, signature and mapping of a source; what it is, and its name, stay. */
export function EditSourceForm({
  source,
  onSubmit,
  onCancel,
}: {
  source: SourceDetail;
  onSubmit: (body: EditSourceBody) => Promise<void>;
  onCancel: () => void;
}) {
  const form = useForm<SourceDraft, unknown, EditSourceBody>({
    resolver: zodResolver(editDraftSchema(source.hasSecrets)),
    defaultValues: draftOfSource(source),
  });
  return (
    <Form
      form={form}
      submitLabel="Save"
      onCancel={onCancel}
      onSubmit={(body) =>
        onSubmit(body).catch((error: unknown) => {
          throw atDraftFields(error);
        })
      }
    >
      <TextField<SourceDraft> name="title" label="Title" autoComplete="off" required />
      <SetUpFields hasSecrets={source.hasSecrets} />
    </Form>
  );
}

/** What the server says of a request, at the fields of the draft. */
function atDraftFields(error: unknown): unknown {
  if (!(error instanceof ApiProblem)) return error;
  const { title, status, code, detail, remedy, requestId, invalidParams } = error;
  return new ApiProblem({
    title,
    status,
    code,
    detail,
    remedy,
    requestId,
    invalidParams: invalidParams.map(({ name, reason }) => ({
      name: fieldOf(name.split('.')).join('.'),
      reason,
    })),
  });
}

function SetUpFields({ hasSecrets = false }: { hasSecrets?: boolean }) {
  const what = useWatch<SourceDraft, 'what'>({ name: 'what' });
  return (
    <>
      <SignatureFields what={what} hasSecrets={hasSecrets} />
      {whatOf(what).format === 'json' ? <MappingFields /> : null}
      {what === 'pull' ? <PullFields /> : null}
      {what === 'feed' ? (
        <TextField<SourceDraft>
          name="url"
          label="Address of the feed"
          placeholder="https://example.com/feed.xml"
          hint="Read again and again, as often as its publisher asks. What is about a known account becomes a signal."
          inputMode="url"
          autoComplete="off"
          required
        />
      ) : null}
    </>
  );
}
