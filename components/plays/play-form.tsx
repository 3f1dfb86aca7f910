'use client';

import { zodResolver } from '@hookform/resolvers/zod';
import { useForm } from 'react-hook-form';
import { toast } from 'sonner';
import type { PlayDetail } from '@/lib/contracts/plays';
import { Form } from '../forms/form';
import { TextField } from '../forms/text-field';
import { Callout } from '../ui/callout';
import { ConditionFields } from './condition-fields';
import { GoalFields } from './goal-fields';
import { type PlayDraft, type PlayDrafted, playDraftOf, playDraftSchema } from './play-draft';
import { TriggerFields } from './trigger-fields';
import { useChangePlay } from './use-change-play';

/** What sets a play off, of whom it has to hold, and what it is for. */
export function PlayForm({ play }: { play: PlayDetail }) {
  const change = useChangePlay(play.id);
  const form = useForm<PlayDraft, unknown, PlayDrafted>({
    resolver: zodResolver(playDraftSchema),
    defaultValues: playDraftOf(play),
  });
  return (
    <Form
      form={form}
      submitLabel="Save"
      onSubmit={async ({ title, body }) => {
        const { version } = await change.mutateAsync({ version: play.version, title, body });
        toast.success(
          version === play.version
            ? `${title} was saved`
            : `Saved as version ${version}: try it, then take it live`,
        );
      }}
    >
      {play.status === 'live' ? (
        <Callout tone="wait">
          This play is live. Saving a change of what it does makes it a draft again: it takes nobody up until
          the new version was tried and taken live.
        </Callout>
      ) : null}
      <div className="grid gap-4 sm:grid-cols-2">
        <TextField<PlayDraft> name="title" label="Title" required />
        <TextField<PlayDraft>
          name="afterDays"
          label="The same person again after days"
          type="number"
          hint="And only once something new was recorded of them."
          required
        />
      </div>
      <TextField<PlayDraft> name="goal" label="What it is for" hint="One sentence; runs show it." required />
      <TriggerFields />
      <ConditionFields />
      <GoalFields />
    </Form>
  );
}
