'use client';

import type { BrandGuidelines } from '@/lib/core/brand-safety/guidelines';
import { Checkbox } from '../ui/checkbox';
import { Field } from '../ui/field';
import { Input } from '../ui/input';
import { Panel } from '../ui/panel';
import { BrandChannelBoxes } from './brand-channel-boxes';
import { brandErrorWithin } from './brand-error-within';
import { BrandWordList } from './brand-word-list';
import type { SectionEditorProps } from './section-editor-props';

/** Where links may lead, and what agents say of themselves. */
export function BrandLinkFields({ value, onChange, disabled, invalid }: SectionEditorProps<BrandGuidelines>) {
  const { disclosure } = value;
  const change = (part: Partial<BrandGuidelines['disclosure']>) =>
    onChange({ ...value, disclosure: { ...disclosure, ...part } });
  return (
    <>
      <Panel
        title="Links"
        description="A link that leads anywhere else is refused; with no domain here, every link."
      >
        <BrandWordList
          label="Links may lead to"
          hint="One domain a line, such as example.com; what lies below it counts as well."
          value={value.allowedLinkDomains}
          error={brandErrorWithin(invalid, 'allowedLinkDomains')}
          onChange={(allowedLinkDomains) => onChange({ ...value, allowedLinkDomains })}
          disabled={disabled}
        />
      </Panel>
      <Panel title="Saying that it is an agent" description="Who is written to by a machine is told so.">
        <div className="flex flex-col gap-4">
          <Checkbox
            label="What agents send has to say so"
            checked={disclosure.required}
            onCheckedChange={(required) => change({ required })}
            disabled={disabled}
          />
          {disclosure.required ? (
            <>
              <Field label="In these words" error={invalid?.['disclosure.text']}>
                <Input
                  value={disclosure.text}
                  onChange={({ target }) => change({ text: target.value })}
                  disabled={disabled}
                />
              </Field>
              <BrandChannelBoxes
                legend="In what goes out by"
                value={disclosure.channels}
                onChange={(channels) => change({ channels })}
                disabled={disabled}
              />
            </>
          ) : null}
        </div>
      </Panel>
    </>
  );
}
