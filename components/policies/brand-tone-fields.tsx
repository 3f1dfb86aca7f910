'use client';

import type { BrandGuidelines } from '@/lib/core/brand-safety/guidelines';
import { Panel } from '../ui/panel';
import { BrandVerdictSelect } from './brand-verdict-select';
import type { SectionEditorProps } from './section-editor-props';
import { WholeNumberInput } from './whole-number-input';

type Tone = BrandGuidelines['tone'];

/** The bounds of tone as sentences with figures in them. */
export function BrandToneFields({ value, onChange, disabled, invalid }: SectionEditorProps<BrandGuidelines>) {
  const { tone } = value;
  const change = (part: Partial<Tone>) => onChange({ ...value, tone: { ...tone, ...part } });
  const figure = (
    name: Exclude<keyof Tone, 'verdict'>,
    label: string,
    min: number,
    max: number,
    scale = 1,
  ) => (
    <WholeNumberInput
      label={label}
      value={Math.round(tone[name] * scale)}
      min={min}
      max={max}
      disabled={disabled}
      invalid={Boolean(invalid?.[`tone.${name}`])}
      onChange={(count) => change({ [name]: count / scale })}
    />
  );
  return (
    <Panel title="Tone" description="How a text may be written.">
      <div className="flex flex-col gap-2 text-sm leading-9">
        <div>
          At most {figure('maxCapitalShare', 'Capitals, in percent of the letters', 0, 100, 100)} % of the
          letters are capitals.
        </div>
        <div>
          At most {figure('maxExclamationsPer100Words', 'Exclamation marks in 100 words', 0, 100)} exclamation
          marks in 100 words, and {figure('maxEmoji', 'Emoji in a text', 0, 100)} emoji in a text.
        </div>
        <div>
          A sentence has at most {figure('maxSentenceWords', 'Words in a sentence', 5, 200)} words, and the
          text can be read after {figure('maxReadingGrade', 'Years of school to read it', 1, 30)} years of
          school.
        </div>
        <div className="flex flex-wrap items-center gap-2">
          Content beyond these bounds
          <span className="w-40">
            <BrandVerdictSelect
              label="What becomes of content beyond the bounds of tone"
              value={tone.verdict}
              onChange={(verdict) => change({ verdict })}
              disabled={disabled}
            />
          </span>
        </div>
      </div>
    </Panel>
  );
}
