'use client';

import { zodResolver } from '@hookform/resolvers/zod';
import { Plus, X } from 'lucide-react';
import { useFieldArray, useForm } from 'react-hook-form';
import { toast } from 'sonner';
import { formatCount } from '@/lib/client/format';
import type { TopicRow, TopicTrial } from '@/lib/contracts/interest';
import { SelectField } from '../forms/choice-field';
import { Form } from '../forms/form';
import { TextField } from '../forms/text-field';
import { Button } from '../ui/button';
import { Callout } from '../ui/callout';
import { readProblem } from '../ui/problem';
import {
  patternOfWords,
  type TopicDraft,
  type TopicDrafted,
  topicDraftOf,
  topicDraftSchema,
} from './topic-draft';
import { useAddTopic, useEditTopic, useTryTopic } from './use-change-interest';

const ofOptions = (Object.keys(patternOfWords) as (keyof typeof patternOfWords)[]).map((value) => ({
  value,
  label: patternOfWords[value],
}));

/** Says what a topic is recognised by; before it is kept it can be tried against what was done lately. */
export function TopicForm({ topic, close }: { topic: TopicRow | null; close: () => void }) {
  const add = useAddTopic();
  const edit = useEditTopic(topic?.id ?? '');
  const trial = useTryTopic();
  const form = useForm<TopicDraft, unknown, TopicDrafted>({
    resolver: zodResolver(topicDraftSchema),
    defaultValues: topicDraftOf(topic),
  });
  const { fields, append, remove } = useFieldArray({ control: form.control, name: 'patterns' });
  const tryOut = async () => {
    if (await form.trigger('patterns'))
      trial.mutate(form.getValues('patterns'), { onError: (error) => toast.error(readProblem(error).title) });
  };
  return (
    <Form
      form={form}
      submitLabel={topic ? 'Save topic' : 'Add topic'}
      onCancel={close}
      actions={
        <Button onClick={() => void tryOut()} pending={trial.isPending}>
          Try against history
        </Button>
      }
      onSubmit={async ({ name, ...rest }) => {
        await (topic ? edit.mutateAsync(rest) : add.mutateAsync({ name, ...rest }));
        close();
        toast.success(topic ? `${rest.title} was changed` : `${rest.title} counts from now on`);
      }}
    >
      <div className="grid gap-4 sm:grid-cols-2">
        <TextField<TopicDraft> name="title" label="Title" placeholder="Comparison with others" required />
        {topic ? null : (
          <TextField<TopicDraft>
            name="name"
            label="Name"
            hint="Lower-case letters, digits, dashes. It stays."
            placeholder="comparison"
            required
          />
        )}
        <TextField<TopicDraft>
          name="weight"
          label="Weight"
          type="number"
          step="0.1"
          hint="How much one engagement counts: 1 is usual."
          required
        />
      </div>
      <fieldset className="flex flex-col gap-3">
        <legend className="mb-1 text-sm font-medium">Recognised by any of</legend>
        {fields.map((field, i) => (
          <div key={field.id} className="flex flex-wrap items-start gap-2">
            <div className="w-44">
              <SelectField<TopicDraft> name={`patterns.${i}.of`} label="What" options={ofOptions} />
            </div>
            <div className="min-w-40 flex-1">
              <TextField<TopicDraft>
                name={`patterns.${i}.glob`}
                label={`Pattern ${i + 1}`}
                placeholder="/compare/*"
                required
              />
            </div>
            <span className="pt-6">
              <Button
                variant="ghost"
                size="icon"
                aria-label={`Remove pattern ${i + 1}`}
                disabled={fields.length === 1}
                onClick={() => remove(i)}
              >
                <X aria-hidden />
              </Button>
            </span>
          </div>
        ))}
        <span>
          <Button size="sm" onClick={() => append({ of: 'path', glob: '' })}>
            <Plus aria-hidden />
            Add pattern
          </Button>
        </span>
        <p className="text-xs text-muted">
          * is any text between two slashes, ** any text at all, ? one character.
        </p>
      </fieldset>
      <div role="status">
        {trial.data ? (
          <Callout tone={trial.data.matched > 0 ? 'ok' : 'wait'}>{trialLine(trial.data)}</Callout>
        ) : null}
      </div>
    </Form>
  );
}

function trialLine({ looked, isCut, matched, people, taken }: TopicTrial): string {
  const what = `${isCut ? 'the newest ' : ''}${formatCount(looked, 'signal')} of the last 30 days`;
  if (matched === 0) return `None of ${what} would match.`;
  const others =
    taken > 0 ? ` ${formatCount(taken, 'of them is', 'of them are')} counted by a topic already.` : '';
  return `Of ${what} ${formatCount(matched, 'signal')} of ${formatCount(people, 'person', 'people')} would match.${others}`;
}
