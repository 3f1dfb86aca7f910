'use client';

import { useDeferredValue, useState } from 'react';
import type { AskedActionResult } from '@/lib/contracts/actions';
import { AskedAnswer } from '../actions/asked-answer';
import { useAccess } from '../auth/access-context';
import { Button } from '../ui/button';
import { Callout } from '../ui/callout';
import { ErrorState } from '../ui/error-state';
import { Field } from '../ui/field';
import { Input } from '../ui/input';
import { Panel } from '../ui/panel';
import { readProblem } from '../ui/problem';
import { Select } from '../ui/select';
import { Skeleton } from '../ui/skeleton';
import { Textarea } from '../ui/textarea';
import { emptyDraft, filterOf } from './audience-draft';
import { AudienceFilterFields } from './audience-filter-fields';
import { AudiencePreview } from './audience-preview';
import { useAudiencePreview, useEnrolAudience } from './use-audience';

/** From a filter to people in a sequence: who they are is seen before anything is asked for. */
export function EnrolAudience() {
  const { workspace, permissions } = useAccess();
  const [draft, setDraft] = useState(emptyDraft);
  const [words, setWords] = useState({ name: '', reason: '', sequenceId: '' });
  const [requestKey, setRequestKey] = useState(() => crypto.randomUUID());
  const [answer, setAnswer] = useState<AskedActionResult | null>(null);
  const filter = filterOf(useDeferredValue(draft));
  const preview = useAudiencePreview(filter, draft.purpose);
  const enrol = useEnrolAudience();
  const people = preview.data?.people ?? 0;
  const mayAsk = permissions.includes('actions.propose');
  const sequence = preview.data?.sequences.find(({ id }) => id === words.sequenceId);
  const missing = !sequence
    ? 'Choose a sequence.'
    : filter.languages.some((language) => language !== sequence.language) || filter.languages.length === 0
      ? `It is written in “${sequence.language}”: choose that as the only language.`
      : words.name.trim() === ''
        ? 'Give the audience a name.'
        : words.reason.trim() === ''
          ? 'Say why.'
          : people === 0
            ? 'Nobody fits.'
            : null;

  if (answer) {
    const again = () => {
      setAnswer(null);
      setRequestKey(crypto.randomUUID());
    };
    return (
      <AskedAnswer
        answer={answer}
        workspace={workspace.slug}
        cleared="They are being enrolled, and each message is decided when it is due."
        actions={<Button onClick={again}>Enrol another audience</Button>}
      />
    );
  }
  /** Only who reads its language may get it: that is filled in, to be seen in the list of people. */
  const choose = (sequenceId: string) => {
    setWords({ ...words, sequenceId });
    const chosen = preview.data?.sequences.find(({ id }) => id === sequenceId);
    if (chosen) setDraft({ ...draft, languages: chosen.language });
  };
  const ask = async () => {
    if (missing || !sequence) return;
    const body = { ...words, requestKey, filter, purpose: draft.purpose, expectedPeople: people };
    setAnswer(await enrol.mutateAsync(body));
  };
  const problem = enrol.error ? readProblem(enrol.error) : null;
  return (
    <div className="grid items-start gap-5 lg:grid-cols-2">
      <Panel title="Who">
        <AudienceFilterFields draft={draft} onChange={setDraft} />
      </Panel>
      <div className="flex flex-col gap-5">
        <Panel title="That is">
          {preview.data ? (
            <AudiencePreview preview={preview.data} workspace={workspace.slug} />
          ) : preview.error ? (
            <ErrorState error={preview.error} onRetry={() => preview.refetch()} />
          ) : (
            <Skeleton />
          )}
        </Panel>
        <Panel title="What they get">
          <div className="flex flex-col gap-4">
            <Field
              label="Sequence"
              hint="Active sequences of the outreach tool for this purpose. Only who reads its language is enrolled."
              required
            >
              <Select
                value={sequence ? words.sequenceId : ''}
                onValueChange={choose}
                placeholder="Choose a sequence"
                options={(preview.data?.sequences ?? []).map(({ id, name, language, steps }) => ({
                  value: id,
                  label: `${name} (${language}, ${steps} ${steps === 1 ? 'step' : 'steps'})`,
                }))}
              />
            </Field>
            <Field label="Name of the audience" required>
              <Input
                value={words.name}
                maxLength={120}
                onChange={(event) => setWords({ ...words, name: event.target.value })}
              />
            </Field>
            <Field label="Why" hint="Stays with the action in the record." required>
              <Textarea
                value={words.reason}
                maxLength={500}
                onChange={(event) => setWords({ ...words, reason: event.target.value })}
              />
            </Field>
            {problem ? <Callout tone="stop">{problem.detail ?? problem.title}</Callout> : null}
            {mayAsk ? null : (
              <Callout tone="info">Your role lets you look at audiences. An operator can enrol them.</Callout>
            )}
            <div className="flex items-center justify-end gap-3">
              {missing ? <span className="text-sm text-muted">{missing}</span> : null}
              <Button
                variant="primary"
                disabled={!mayAsk || missing !== null || preview.isFetching}
                pending={enrol.isPending}
                onClick={() => void ask().catch(() => undefined)}
              >
                Enrol {people} {people === 1 ? 'person' : 'people'}
              </Button>
            </div>
          </div>
        </Panel>
      </div>
    </div>
  );
}
