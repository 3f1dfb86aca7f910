'use client';

import type { Named } from '@/lib/contracts/named';
import type { BrandGuidelines } from '@/lib/core/brand-safety/guidelines';
import { Checkbox } from '../ui/checkbox';
import { Panel } from '../ui/panel';
import { BrandEntryList } from './brand-entry-list';
import { brandErrorWithin } from './brand-error-within';
import { BrandTextInput } from './brand-text-input';
import { BrandWordList } from './brand-word-list';
import type { SectionEditorProps } from './section-editor-props';

/** Regulated topics, the words that give them away, and who signs such content off. */
export function BrandTopicFields({
  value,
  onChange,
  disabled,
  invalid,
  people,
}: SectionEditorProps<BrandGuidelines> & { people: readonly Named[] }) {
  return (
    <Panel
      title="Regulated topics"
      description="Such content goes out only when somebody named here has signed it off; with nobody named it is refused."
    >
      <BrandEntryList
        label="Regulated topics"
        noun="topic"
        most={20}
        items={value.regulatedTopics}
        add={() => ({ name: '', terms: [], legalReviewerIds: [] })}
        onChange={(regulatedTopics) => onChange({ ...value, regulatedTopics })}
        disabled={disabled}
      >
        {(topic, position, put) => (
          <div className="flex flex-col gap-3 rounded-md border p-3">
            <BrandTextInput
              label={`Name of topic ${position + 1}`}
              placeholder="Topic"
              value={topic.name}
              error={
                invalid?.[`regulatedTopics[${position}].name`] ?? invalid?.[`regulatedTopics[${position}]`]
              }
              onChange={(name) => put({ name })}
              disabled={disabled}
            />
            <BrandWordList
              label={`Words that belong to topic ${position + 1}`}
              hint="One a line; a * at the end stands for any ending."
              value={topic.terms}
              error={brandErrorWithin(invalid, `regulatedTopics[${position}].terms`)}
              onChange={(terms) => put({ terms })}
              disabled={disabled}
            />
            <fieldset className="flex flex-col gap-2">
              <legend className="mb-1.5 text-sm">Signed off by any of</legend>
              {people.length === 0 ? (
                <p className="text-sm text-muted">Nobody here may decide approvals yet.</p>
              ) : null}
              {people.map(({ id, name }) => (
                <Checkbox
                  key={id}
                  label={name ?? id}
                  disabled={disabled}
                  checked={topic.legalReviewerIds.includes(id)}
                  onCheckedChange={(signs) =>
                    put({
                      legalReviewerIds: signs
                        ? [...topic.legalReviewerIds, id]
                        : topic.legalReviewerIds.filter((each) => each !== id),
                    })
                  }
                />
              ))}
            </fieldset>
          </div>
        )}
      </BrandEntryList>
    </Panel>
  );
}
