'use client';

import { Plus, Trash2 } from 'lucide-react';
import type { Named } from '@/lib/contracts/named';
import {
  type Escalation,
  type EscalationPath,
  escalationTopics,
  escalationTopicTitles,
} from '@/lib/core/oversight/escalation';
import { Button } from '../ui/button';
import { Panel } from '../ui/panel';
import { Select } from '../ui/select';
import { FigureInput } from './figure-input';
import { PolicySentence } from './policy-sentence';
import type { SectionEditorProps } from './section-editor-props';

const NOBODY = 'nobody';

/** Who is asked about what, their deputy, the time each has, and what silence means. Saving is for the page around it. */
export function EscalationEditor({
  value,
  onChange,
  disabled,
  invalid,
  people,
}: SectionEditorProps<Escalation> & { people: readonly Named[] }) {
  const set = (index: number, part: Partial<EscalationPath>) =>
    onChange({ paths: value.paths.map((path, i) => (i === index ? { ...path, ...part } : path)) });
  const remove = (index: number) => onChange({ paths: value.paths.filter((_path, i) => i !== index) });
  const open = escalationTopics.filter((topic) => !value.paths.some((path) => path.topic === topic));
  const [first] = people;
  return (
    <Panel
      title="Who is asked"
      description="The first topic that fits counts. Silence is never a yes: when both have let their time pass, the question expires and nothing is done."
    >
      <div className="flex flex-col gap-4">
        {value.paths.map((path, index) => (
          <PathSentence
            key={path.topic}
            {...{ path, people, disabled, invalid, index }}
            onChange={(part) => set(index, part)}
            onRemove={() => remove(index)}
          />
        ))}
        {value.paths.length === 0 ? (
          <p className="text-sm text-muted">
            Nobody is named: the owner of the agent is asked, then their deputy.
          </p>
        ) : null}
        {!disabled && first ? (
          <div className="flex flex-wrap gap-2">
            {open.map((topic) => (
              <Button
                key={topic}
                size="sm"
                onClick={() =>
                  onChange({
                    paths: [
                      ...value.paths,
                      { topic, reviewerId: first.id, deputyId: null, deadlineMinutes: 60 },
                    ],
                  })
                }
              >
                <Plus aria-hidden />
                Name somebody for {escalationTopicTitles[topic]}
              </Button>
            ))}
          </div>
        ) : null}
      </div>
    </Panel>
  );
}

function PathSentence({
  path,
  people,
  disabled,
  invalid,
  index,
  onChange,
  onRemove,
}: {
  path: EscalationPath;
  people: readonly Named[];
  disabled: boolean;
  invalid?: Readonly<Record<string, string>>;
  index: number;
  onChange: (part: Partial<EscalationPath>) => void;
  onRemove: () => void;
}) {
  const title = escalationTopicTitles[path.topic];
  const at = (field: string) => `paths[${index}].${field}`;
  const options = people.map(({ id, name }) => ({ value: id, label: name ?? id }));
  return (
    <PolicySentence
      invalid={invalid}
      fields={{
        [at('reviewerId')]: 'The person',
        [at('deputyId')]: 'The deputy',
        [at('deadlineMinutes')]: 'The number of minutes',
        ...(index === 0 ? { paths: 'One of the paths' } : {}),
      }}
    >
      <span className="font-medium">On {title}</span>,{' '}
      <span className="inline-block w-44 align-middle">
        <Select
          size="sm"
          aria-label={`Who is asked on ${title}`}
          value={path.reviewerId}
          options={options}
          disabled={disabled}
          onValueChange={(reviewerId) => onChange({ reviewerId })}
        />
      </span>{' '}
      has{' '}
      <FigureInput
        label={`Minutes to answer on ${title}`}
        value={path.deadlineMinutes}
        disabled={disabled}
        invalid={Boolean(invalid?.[at('deadlineMinutes')])}
        onChange={(deadlineMinutes) => onChange({ deadlineMinutes })}
      />{' '}
      minutes, then{' '}
      <span className="inline-block w-44 align-middle">
        <Select
          size="sm"
          aria-label={`Deputy on ${title}`}
          value={path.deputyId ?? NOBODY}
          options={[{ value: NOBODY, label: 'nobody else' }, ...options]}
          disabled={disabled}
          onValueChange={(id) => onChange({ deputyId: id === NOBODY ? null : id })}
        />
      </span>{' '}
      has as long again; after that nothing is done.{' '}
      {disabled ? null : (
        <Button variant="ghost" size="iconSm" aria-label={`Name nobody for ${title}`} onClick={onRemove}>
          <Trash2 aria-hidden />
        </Button>
      )}
    </PolicySentence>
  );
}
