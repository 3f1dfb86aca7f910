'use client';

import type { BrandGuidelines } from '@/lib/core/brand-safety/guidelines';
import { languageNames, languages } from '@/lib/core/brand-safety/languages';
import { Checkbox } from '../ui/checkbox';
import { FieldMessage } from '../ui/field';
import { Panel } from '../ui/panel';
import type { SectionEditorProps } from './section-editor-props';
import { WholeNumberInput } from './whole-number-input';

type Levels = BrandGuidelines['toxicity'];

/** Swear words, insults, spam-likeness and the languages content is written in. */
export function BrandQualityFields({
  value,
  onChange,
  disabled,
  invalid,
}: SectionEditorProps<BrandGuidelines>) {
  const change = (part: Partial<BrandGuidelines>) => onChange({ ...value, ...part });
  const levels = (name: 'toxicity' | 'spam', what: string) => (
    <LevelSentence
      what={what}
      value={value[name]}
      error={invalid?.[`${name}.refuseAbove`] ?? invalid?.[`${name}.askAbove`]}
      onChange={(level) => change({ [name]: level })}
      disabled={disabled}
    />
  );
  return (
    <Panel
      title="Swear words, insults, spam"
      description="How much a text reads like an insult or like spam is an estimate, from 0 to 100 %."
    >
      <div className="flex flex-col gap-4">
        <Checkbox
          label="Swear words are refused, in any disguise"
          checked={value.profanity.check}
          onCheckedChange={(check) => change({ profanity: { check } })}
          disabled={disabled}
        />
        {levels('toxicity', 'an insult')}
        {levels('spam', 'spam')}
        <fieldset className="flex flex-wrap gap-x-4 gap-y-2">
          <legend className="mb-1.5 text-sm">
            Content is written in; in any other language a person is asked
          </legend>
          {languages.map((language) => (
            <Checkbox
              key={language}
              label={languageNames[language]}
              disabled={disabled}
              checked={value.languages.includes(language)}
              onCheckedChange={(isIn) =>
                change({
                  languages: languages.filter((each) =>
                    each === language ? isIn : value.languages.includes(each),
                  ),
                })
              }
            />
          ))}
        </fieldset>
        <FieldMessage error={invalid?.languages} />
      </div>
    </Panel>
  );
}

function LevelSentence({
  what,
  value,
  onChange,
  disabled,
  error,
}: {
  what: string;
  value: Levels;
  onChange: (value: Levels) => void;
  disabled: boolean;
  error: string | undefined;
}) {
  const percent = (name: keyof Levels, label: string) => (
    <WholeNumberInput
      label={label}
      value={Math.round(value[name] * 100)}
      min={0}
      max={100}
      disabled={disabled}
      invalid={Boolean(error)}
      onChange={(share) => onChange({ ...value, [name]: share / 100 })}
    />
  );
  return (
    <div className="text-sm leading-9">
      A text that reads like {what} asks a person above{' '}
      {percent('askAbove', `Likeness to ${what} above which a person is asked, in percent`)} % and is refused
      above {percent('refuseAbove', `Likeness to ${what} above which it is refused, in percent`)} %.
      <FieldMessage error={error} />
    </div>
  );
}
