'use client';

import { CircleAlert, History } from 'lucide-react';
import { toast } from 'sonner';
import { formatCount } from '@/lib/client/format';
import type { PolicyBody } from '@/lib/core/gate/policy-body';
import { Button } from '../ui/button';
import { Callout } from '../ui/callout';
import { ConfirmDialog } from '../ui/confirm-dialog';
import { readProblem } from '../ui/problem';
import { fieldTitle, tabOfField } from './field-title';
import { PolicyChangeList } from './policy-change-list';
import { usePolicyDraft } from './policy-draft-context';
import { TryPolicyOnPast } from './try-policy-on-past';
import { useProposePolicy } from './use-policies';

/** What the draft would change, always in sight while it is edited, and what can be done with it. */
export function PolicyBar() {
  const { screen, body, isSaving, error, discard, end } = usePolicyDraft();
  if (!body) return null;
  const changes = screen.draft?.changes ?? [];
  const problems = screen.draft?.problems ?? [];
  const isWidening = changes.some(({ direction }) => direction === 'widens');
  return (
    <section
      aria-label="Your draft"
      className="sticky bottom-0 z-10 -mx-1 flex flex-col gap-3 rounded-t-lg border border-b-0 bg-surface p-4 shadow-overlay print:hidden"
    >
      <div className="flex max-h-[30dvh] flex-col gap-2 overflow-y-auto" aria-live="polite">
        <h2 className="text-sm font-semibold">
          {problems.length > 0
            ? `${formatCount(problems.length, 'field')} to correct`
            : changes.length > 0
              ? 'What would change'
              : 'Nothing changed yet'}
        </h2>
        {error ? (
          <Callout tone="stop" title={readProblem(error).title}>
            {readProblem(error).detail} {readProblem(error).remedy}
          </Callout>
        ) : null}
        {problems.map(({ field, reason, remedy }) => (
          <p key={`${field} ${reason}`} className="flex items-start gap-1.5 text-sm text-stop">
            <CircleAlert aria-hidden className="mt-0.5 size-4 shrink-0" />
            <span>
              <span className="font-medium">{tabOfField(field).label}</span>: {fieldTitle(field)} {reason}.{' '}
              {remedy}
            </span>
          </p>
        ))}
        <PolicyChangeList changes={changes} />
      </div>
      <div className="flex flex-wrap items-center justify-end gap-2">
        <span className="mr-auto text-xs text-muted">
          {isSaving ? 'Saving the draft…' : 'The draft is saved. Nothing of it is in force.'}
        </span>
        <ConfirmDialog
          trigger={<Button variant="ghost">Discard</Button>}
          tone="danger"
          title="Discard this draft?"
          description="What you changed is lost; the policy in force stays as it is."
          confirmLabel="Discard draft"
          onConfirm={discard}
        />
        <TryPolicyOnPast
          body={body}
          trigger={
            <Button disabled={changes.length === 0 || problems.length > 0}>
              <History aria-hidden />
              Try it on the past
            </Button>
          }
        />
        <ProposeButton
          body={body}
          isWidening={isWidening}
          disabled={changes.length === 0 || problems.length > 0 || isSaving}
          onDone={end}
        />
      </div>
    </section>
  );
}

function ProposeButton({
  body,
  isWidening,
  disabled,
  onDone,
}: {
  body: PolicyBody;
  isWidening: boolean;
  disabled: boolean;
  onDone: () => void;
}) {
  const { screen } = usePolicyDraft();
  const propose = useProposePolicy();
  const nobodyElse = screen.othersWhoConfirm.length === 0;
  const label = isWidening ? (nobodyElse ? 'Announce it' : 'Ask a second person') : 'Put in force';
  return (
    <ConfirmDialog
      trigger={
        <Button variant="primary" disabled={disabled}>
          {label}
        </Button>
      }
      title={isWidening ? 'Propose the wider policy?' : 'Put the narrower policy into force?'}
      description={
        isWidening
          ? nobodyElse
            ? 'Nobody else could confirm it: it takes effect after 24 hours in the sight of everybody, unless somebody rejects it.'
            : `It takes effect once one of these confirms: ${screen.othersWhoConfirm.map(({ name, id }) => name ?? id).join(', ')}.`
          : 'It only narrows what agents may do, so it is in force at once, also for what is already cleared.'
      }
      confirmLabel={label}
      reason={{ label: 'Note', required: false, placeholder: 'Why, for whoever reads the history' }}
      onConfirm={async (note) => {
        const result = await propose.mutateAsync({
          baseVersion: screen.inForce.version,
          body,
          note: note === '' ? null : note,
        });
        onDone();
        toast.success(
          result.status === 'active'
            ? `Version ${result.version} is in force`
            : `Version ${result.version} is proposed`,
        );
      }}
    >
      <PolicyChangeList changes={screen.draft?.changes ?? []} />
    </ConfirmDialog>
  );
}
