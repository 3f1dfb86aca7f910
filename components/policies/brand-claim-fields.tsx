'use client';

import type { BrandGuidelines } from '@/lib/core/brand-safety/guidelines';
import { Field } from '../ui/field';
import { Panel } from '../ui/panel';
import { Select } from '../ui/select';
import { BrandEntryList } from './brand-entry-list';
import { BrandTextInput } from './brand-text-input';
import { BrandVerdictSelect } from './brand-verdict-select';
import type { SectionEditorProps } from './section-editor-props';

const percentageOptions = [
  { value: 'deny', label: 'is refused' },
  { value: 'escalate', label: 'asks a person' },
  { value: 'off', label: 'is fine' },
] as const;

/** Claims that need a source, and the sources that count. */
export function BrandClaimFields({
  value,
  onChange,
  disabled,
  invalid,
}: SectionEditorProps<BrandGuidelines>) {
  const { claims } = value;
  const change = (part: Partial<BrandGuidelines['claims']>) =>
    onChange({ ...value, claims: { ...claims, ...part } });
  return (
    <Panel
      title="Claims that need a source"
      description="They pass when the content names an approved source."
    >
      <div className="flex flex-col gap-5">
        <BrandEntryList
          label="Claims that need a source"
          noun="claim"
          most={100}
          items={claims.phrases}
          add={() => ({ phrase: '', verdict: 'escalate' as const })}
          onChange={(phrases) => change({ phrases })}
          disabled={disabled}
        >
          {(item, position, put) => (
            <div className="grid gap-2 sm:grid-cols-[minmax(0,2fr)_minmax(0,1fr)]">
              <BrandTextInput
                label={`Claim ${position + 1}`}
                placeholder="Claim"
                value={item.phrase}
                error={
                  invalid?.[`claims.phrases[${position}].phrase`] ?? invalid?.[`claims.phrases[${position}]`]
                }
                onChange={(phrase) => put({ phrase })}
                disabled={disabled}
              />
              <BrandVerdictSelect
                label={`What becomes of claim ${position + 1} without a source`}
                value={item.verdict}
                onChange={(verdict) => put({ verdict })}
                disabled={disabled}
              />
            </div>
          )}
        </BrandEntryList>
        <Field label="A percentage without a source">
          <Select
            options={percentageOptions}
            value={claims.percentages}
            onValueChange={(percentages) => change({ percentages })}
            disabled={disabled}
          />
        </Field>
        <div className="flex flex-col gap-2">
          <h3 className="text-sm font-medium">Approved sources</h3>
          <BrandEntryList
            label="Approved sources"
            noun="source"
            most={500}
            items={claims.approvedSources}
            add={() => ({ id: '', title: '' })}
            onChange={(approvedSources) => change({ approvedSources })}
            disabled={disabled}
          >
            {(item, position, put) => (
              <div className="grid gap-2 sm:grid-cols-[minmax(0,1fr)_minmax(0,2fr)]">
                <BrandTextInput
                  label={`Short name of source ${position + 1}`}
                  placeholder="study-2026"
                  value={item.id}
                  error={
                    invalid?.[`claims.approvedSources[${position}].id`] ??
                    invalid?.[`claims.approvedSources[${position}]`]
                  }
                  onChange={(id) => put({ id })}
                  disabled={disabled}
                />
                <BrandTextInput
                  label={`Title of source ${position + 1}`}
                  placeholder="Title"
                  value={item.title}
                  error={invalid?.[`claims.approvedSources[${position}].title`]}
                  onChange={(title) => put({ title })}
                  disabled={disabled}
                />
              </div>
            )}
          </BrandEntryList>
        </div>
      </div>
    </Panel>
  );
}
