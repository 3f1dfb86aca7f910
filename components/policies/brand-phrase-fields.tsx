'use client';

import type { BrandGuidelines } from '@/lib/core/brand-safety/guidelines';
import { Panel } from '../ui/panel';
import { BrandChannelBoxes } from './brand-channel-boxes';
import { BrandEntryList } from './brand-entry-list';
import { brandErrorWithin } from './brand-error-within';
import { BrandTextInput } from './brand-text-input';
import { BrandVerdictSelect } from './brand-verdict-select';
import { BrandWordList } from './brand-word-list';
import type { SectionEditorProps } from './section-editor-props';

/** Words that are not used, words that have to be there, and the names of competitors. */
export function BrandPhraseFields({
  value,
  onChange,
  disabled,
  invalid,
}: SectionEditorProps<BrandGuidelines>) {
  const change = (part: Partial<BrandGuidelines>) => onChange({ ...value, ...part });
  return (
    <>
      <Panel
        title="Words we don’t use"
        description="Found in any spelling and disguise. A * at the end stands for any ending: guarantee*."
      >
        <BrandEntryList
          label="Words we don’t use"
          noun="phrase"
          most={300}
          items={value.forbiddenPhrases}
          add={() => ({ phrase: '', reason: '', verdict: 'deny' as const })}
          onChange={(forbiddenPhrases) => change({ forbiddenPhrases })}
          disabled={disabled}
        >
          {(item, position, put) => (
            <div className="grid gap-2 sm:grid-cols-[minmax(0,2fr)_minmax(0,1fr)_minmax(0,3fr)]">
              <BrandTextInput
                label={`Phrase ${position + 1}`}
                placeholder="Phrase"
                value={item.phrase}
                error={
                  invalid?.[`forbiddenPhrases[${position}].phrase`] ??
                  invalid?.[`forbiddenPhrases[${position}]`]
                }
                onChange={(phrase) => put({ phrase })}
                disabled={disabled}
              />
              <BrandVerdictSelect
                label={`What becomes of phrase ${position + 1}`}
                value={item.verdict}
                onChange={(verdict) => put({ verdict })}
                disabled={disabled}
              />
              <BrandTextInput
                label={`Why phrase ${position + 1}`}
                placeholder="because…"
                value={item.reason}
                error={invalid?.[`forbiddenPhrases[${position}].reason`]}
                onChange={(reason) => put({ reason })}
                disabled={disabled}
              />
            </div>
          )}
        </BrandEntryList>
      </Panel>
      <Panel
        title="Words that have to be there"
        description="Written out and visible, or the content is refused."
      >
        <BrandEntryList
          label="Words that have to be there"
          noun="phrase"
          most={50}
          items={value.requiredPhrases}
          add={() => ({ phrase: '', channels: ['email' as const], fields: [] })}
          onChange={(requiredPhrases) => change({ requiredPhrases })}
          disabled={disabled}
        >
          {(item, position, put) => (
            <div className="flex flex-col gap-2">
              <BrandTextInput
                label={`Required phrase ${position + 1}`}
                placeholder="Phrase"
                value={item.phrase}
                error={
                  invalid?.[`requiredPhrases[${position}].phrase`] ??
                  invalid?.[`requiredPhrases[${position}]`]
                }
                onChange={(phrase) => put({ phrase })}
                disabled={disabled}
              />
              <BrandChannelBoxes
                legend="In what goes out by"
                value={item.channels}
                onChange={(channels) => put({ channels })}
                disabled={disabled}
              />
              <BrandWordList
                label={`Kinds of text for required phrase ${position + 1}`}
                hint="One a line, such as body; with none here, any of them will do."
                value={item.fields}
                error={brandErrorWithin(invalid, `requiredPhrases[${position}].fields`)}
                onChange={(fields) => put({ fields })}
                disabled={disabled}
              />
            </div>
          )}
        </BrandEntryList>
      </Panel>
      <Panel title="Competitors" description="What becomes of content that mentions them.">
        <BrandEntryList
          label="Competitors"
          noun="competitor"
          most={100}
          items={value.competitors}
          add={() => ({ name: '', verdict: 'escalate' as const })}
          onChange={(competitors) => change({ competitors })}
          disabled={disabled}
        >
          {(item, position, put) => (
            <div className="grid gap-2 sm:grid-cols-[minmax(0,2fr)_minmax(0,1fr)]">
              <BrandTextInput
                label={`Competitor ${position + 1}`}
                placeholder="Name"
                value={item.name}
                error={invalid?.[`competitors[${position}].name`] ?? invalid?.[`competitors[${position}]`]}
                onChange={(name) => put({ name })}
                disabled={disabled}
              />
              <BrandVerdictSelect
                label={`What becomes of a mention of competitor ${position + 1}`}
                value={item.verdict}
                onChange={(verdict) => put({ verdict })}
                disabled={disabled}
              />
            </div>
          )}
        </BrandEntryList>
      </Panel>
    </>
  );
}
