'use client';

import { useWatch } from 'react-hook-form';
import { goalMeasures, goalMeasureTitles } from '@/lib/core/plays/play-goal';
import { agentCatalogue } from '@/lib/core/runs/agent-catalogue';
import { agentKinds } from '@/lib/core/runs/agent-kind';
import { CheckboxField, CheckboxGroupField, SelectField } from '../forms/choice-field';
import { TextField } from '../forms/text-field';
import type { PlayDraft } from './play-draft';

const capital = (text: string) => `${text.charAt(0).toUpperCase()}${text.slice(1)}`;
const measures = goalMeasures.map((value) => ({ value, label: capital(goalMeasureTitles[value]) }));
const priorities = [1, 2, 3, 4, 5].map((each) => ({
  value: String(each),
  label: each === 1 ? '1: before all others' : each === 5 ? '5: after all others' : String(each),
}));
const subjects = [
  { value: 'person', label: 'Each person by themselves' },
  { value: 'account', label: 'The whole company, in one plan' },
];
const agents = agentKinds.map((value) => ({
  value,
  label: agentCatalogue[value].title,
  hint: agentCatalogue[value].craft,
}));

/** What is to be reached by when, what it may cost, who may work on it, and who goes first. */
export function GoalFields() {
  const on = useWatch<PlayDraft, 'on'>({ name: 'on' });
  return (
    <fieldset className="flex flex-col gap-4">
      <legend className="mb-1.5 text-sm font-medium">Goal and limits</legend>
      <div className="grid gap-4 sm:grid-cols-3">
        <SelectField<PlayDraft> name="measure" label="Measured by" options={measures} />
        <TextField<PlayDraft>
          name="target"
          label="Target"
          type="number"
          hint="Once it is reached nothing more is done. Empty is without end."
        />
        <TextField<PlayDraft> name="horizonDays" label="Within days" type="number" required />
        <TextField<PlayDraft>
          name="outcomeValue"
          label="Worth of one outcome"
          type="number"
          hint="In the workspace’s currency. Empty is what the orchestrator assumes; each plan says it."
        />
        <TextField<PlayDraft>
          name="maxCost"
          label="Cost of one run at most"
          type="number"
          hint="Media, messages and owners’ time. Empty is no limit of its own."
        />
        <TextField<PlayDraft>
          name="maxReviewMinutes"
          label="Minutes of reviewers at most"
          type="number"
          hint="For one run. Empty is no limit of its own."
        />
        <TextField<PlayDraft>
          name="maxContactsPerAccount"
          label="People of one company at most"
          type="number"
          hint="In programmes at a time. Empty is no limit of its own."
        />
        <SelectField<PlayDraft>
          name="priority"
          label="Priority"
          options={priorities}
          hint="Where two plays want the same person or company; at the same priority the more valuable goes first."
        />
        {on === 'surge' ? (
          <SelectField<PlayDraft> name="plansFor" label="Plans for" options={subjects} />
        ) : null}
      </div>
      <CheckboxGroupField<PlayDraft>
        name="agents"
        label="Agents it may use"
        options={agents}
        hint="None chosen is all there are, and those that come later."
      />
      <CheckboxField<PlayDraft>
        name="asksExecutive"
        label="Ask whoever looks after the company before one of its people is written to"
        hint="An approval goes to the owner of the contact or of most contacts of the company; without one, to whom the policy names."
      />
    </fieldset>
  );
}
