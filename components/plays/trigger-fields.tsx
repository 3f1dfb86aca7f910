'use client';

import { useWatch } from 'react-hook-form';
import { formatCount } from '@/lib/client/format';
import { MOST_OF_SCHEDULE, MOST_OF_SURGE } from '@/lib/core/plays/limits';
import { weekdayTitles } from '@/lib/core/plays/play-words';
import { playSignalKinds, playSignalKindTitles } from '@/lib/core/plays/signal-kind-titles';
import { CheckboxGroupField, SelectField } from '../forms/choice-field';
import { TextField } from '../forms/text-field';
import type { PlayDraft } from './play-draft';

const ons = [
  { value: 'signal', label: 'A signal' },
  { value: 'profile', label: 'A change of a profile' },
  { value: 'surge', label: 'A surge of a company' },
  { value: 'schedule', label: 'The clock' },
] as const;
const kinds = playSignalKinds.map((value) => {
  const title = playSignalKindTitles[value];
  return { value, label: title.charAt(0).toUpperCase() + title.slice(1) };
});
const every = [
  { value: 'day', label: 'Every day' },
  ...weekdayTitles.map((day, i) => ({ value: String(i + 1), label: `Every ${day}` })),
];

/** What sets it off; below it what is asked of that. */
export function TriggerFields() {
  const on = useWatch<PlayDraft, 'on'>({ name: 'on' });
  return (
    <div className="flex flex-col gap-4">
      <SelectField<PlayDraft> name="on" label="Set off by" options={ons} />
      {on === 'signal' ? (
        <>
          <CheckboxGroupField<PlayDraft> name="kinds" label="Kinds of signals" options={kinds} />
          <TextField<PlayDraft>
            name="events"
            label="Names of events"
            hint="Patterns, separated by commas: * is any text. Empty is any event."
            placeholder="Demo requested, Pricing*"
          />
        </>
      ) : null}
      {on === 'profile' ? (
        <p className="text-sm text-muted">
          Somebody is taken up once the conditions become true of them, after something was recorded of them.
          Of whom they are true already when it goes live, that is when they are next heard of.
        </p>
      ) : null}
      {on === 'surge' ? (
        <div className="grid gap-4 sm:grid-cols-2">
          <TextField<PlayDraft> name="minScore" label="Score of at least" type="number" hint="0 to 100." />
          <TextField<PlayDraft> name="minPeople" label="People at least" type="number" />
          <TextField<PlayDraft>
            name="topics"
            label="Topics"
            hint={`Names, separated by commas; empty is any. At most ${formatCount(MOST_OF_SURGE, 'person', 'people')} of a surge are taken up, the most engaged first.`}
          />
        </div>
      ) : null}
      {on === 'schedule' ? (
        <div className="grid gap-4 sm:grid-cols-2">
          <SelectField<PlayDraft> name="every" label="When" options={every} />
          <TextField<PlayDraft>
            name="at"
            label="At"
            type="time"
            hint={`By the clock of the workspace. At most ${formatCount(MOST_OF_SCHEDULE, 'person', 'people')} are taken up at a time.`}
          />
        </div>
      ) : null}
    </div>
  );
}
