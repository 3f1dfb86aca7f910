'use client';

import { useController, useFormContext } from 'react-hook-form';
import { SelectField } from '../forms/choice-field';
import { TextareaField, TextField } from '../forms/text-field';
import { Field } from '../ui/field';
import { Select } from '../ui/select';
import { FoldedFields } from './folded-fields';
import { FormSection } from './form-section';
import type { SourceDraft } from './source-draft';
import { type Scheme, type SourceWhat, schemeOf, whatOf } from './source-whats';
import { schemeWords } from './source-words';

/** How requests show that they are the source's own. Nothing is asked where the write key is the only way. */
export function SignatureFields({ what, hasSecrets }: { what: SourceWhat; hasSecrets: boolean }) {
  const { control } = useFormContext<SourceDraft>();
  const { field, fieldState } = useController({ control, name: 'scheme' });
  const { schemes, secret } = whatOf(what);
  const scheme = schemeOf(what, field.value);
  if (scheme === 'key' && schemes.length === 1) return null;
  return (
    <FormSection
      title="How its requests are checked"
      hint="What does not pass is refused, and shown in Deliveries."
    >
      {schemes.length > 1 ? (
        <Field label="Check" error={fieldState.error?.message}>
          <Select<Scheme>
            ref={field.ref}
            value={scheme}
            onValueChange={field.onChange}
            onBlur={field.onBlur}
            options={schemes.map((value) => ({ value, label: schemeWords[value] }))}
          />
        </Field>
      ) : null}
      {scheme === 'key' ? null : (
        <TextareaField<SourceDraft>
          name="secrets"
          label={scheme === 'sendgrid' ? 'Verification key' : 'Secret'}
          rows={2}
          mono
          spellCheck={false}
          autoComplete="off"
          required={!hasSecrets}
          hint={`${secret ?? 'What it signs with'}. One a line: while one is replaced, both count.${hasSecrets ? ' Left empty, those that are set stay.' : ''}`}
        />
      )}
      {scheme === 'salesforce' ? (
        <TextareaField<SourceDraft>
          name="organizationIds"
          label="Organisation ids"
          rows={2}
          mono
          spellCheck={false}
          placeholder="00D5g000004abcd"
          hint="From Company Information in Salesforce Setup, one a line. Others are refused."
          required
        />
      ) : null}
      {scheme === 'hmac' ? <HmacFields /> : null}
    </FormSection>
  );
}

const algorithms = [
  { value: 'sha256', label: 'SHA-256' },
  { value: 'sha512', label: 'SHA-512' },
  { value: 'sha1', label: 'SHA-1' },
];
const encodings = [
  { value: 'hex', label: 'Hex' },
  { value: 'base64', label: 'Base64' },
];

function HmacFields() {
  return (
    <>
      <div className="grid gap-4 sm:grid-cols-2">
        <TextField<SourceDraft>
          name="hmac.header"
          label="Header of the signature"
          placeholder="X-Signature"
          autoComplete="off"
          required
        />
        <TextField<SourceDraft>
          name="hmac.prefix"
          label="It begins with"
          placeholder="sha256="
          autoComplete="off"
        />
        <SelectField<SourceDraft> name="hmac.algorithm" label="Algorithm" options={algorithms} />
        <SelectField<SourceDraft> name="hmac.encoding" label="Encoding" options={encodings} />
      </div>
      <FoldedFields title="Time and message id">
        <TextField<SourceDraft>
          name="hmac.timestampHeader"
          label="Header of the time"
          hint="Signed before the body; old requests are refused."
          autoComplete="off"
        />
        <TextField<SourceDraft>
          name="hmac.separator"
          label="Between time and body"
          placeholder="."
          autoComplete="off"
        />
        <TextField<SourceDraft>
          name="hmac.messageIdHeader"
          label="Header of the message id"
          hint="Tells a repetition."
          autoComplete="off"
        />
      </FoldedFields>
    </>
  );
}
