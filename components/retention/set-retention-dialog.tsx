'use client';

import { zodResolver } from '@hookform/resolvers/zod';
import { useState } from 'react';
import { useForm, useWatch } from 'react-hook-form';
import { toast } from 'sonner';
import { z } from 'zod';
import { formatCount } from '@/lib/client/format';
import type { KeptKind } from '@/lib/contracts/record-retention';
import {
  LONGEST_RETENTION_DAYS,
  RETENTION_FLOOR_DAYS,
  SECOND_THOUGHTS_DAYS,
} from '@/lib/core/audit/retention';
import { SelectField } from '../forms/choice-field';
import { Form } from '../forms/form';
import { TextField } from '../forms/text-field';
import { Button } from '../ui/button';
import { Callout } from '../ui/callout';
import { Dialog } from '../ui/dialog';
import { readProblem } from '../ui/problem';
import { AbsoluteTime } from '../ui/time';
import { useRetentionPreview, useSetRetention } from './use-retention';

const daysOf = (text: string) => (/^\d{1,5}$/.test(text.trim()) ? Number(text) : Number.NaN);
const isAllowed = (days: number) => days >= RETENTION_FLOOR_DAYS && days <= LONGEST_RETENTION_DAYS;
const schema = z
  .object({ until: z.enum(['ever', 'days']), days: z.string() })
  .refine(({ until, days }): boolean => until === 'ever' || isAllowed(daysOf(days)), {
    path: ['days'],
    message: `A number of days, at least ${RETENTION_FLOOR_DAYS}: nothing lowers that.`,
  });
type Values = z.infer<typeof schema>;

/** Sets how long entries of a kind keep what they say, after showing how many that is about. */
export function SetRetentionDialog({ kind }: { kind: KeptKind }) {
  const [open, setOpen] = useState(false);
  return (
    <Dialog
      open={open}
      onOpenChange={setOpen}
      size="sm"
      trigger={
        <Button size="sm" aria-label={`Change: ${kind.title}`}>
          Change…
        </Button>
      }
      title={kind.title}
      description="What is dropped is gone for good; that the entry was there, when, and by whom stays and can be proved."
    >
      <SetRetentionForm kind={kind} close={() => setOpen(false)} />
    </Dialog>
  );
}

function SetRetentionForm({ kind: { kind, kept, title }, close }: { kind: KeptKind; close: () => void }) {
  const set = useSetRetention(kind);
  const form = useForm<Values>({
    resolver: zodResolver(schema),
    defaultValues: { until: kept ? 'days' : 'ever', days: String(kept?.days ?? 365) },
  });
  const [until, text] = useWatch({ control: form.control, name: ['until', 'days'] });
  const days = until === 'days' && isAllowed(daysOf(text)) ? daysOf(text) : null;
  return (
    <Form
      form={form}
      submitLabel="Set"
      tone={days === null ? 'normal' : 'danger'}
      onCancel={close}
      onSubmit={async (values) => {
        await set.mutateAsync({ days: values.until === 'ever' ? null : daysOf(values.days) });
        toast.success(`${title}: it is set`);
        close();
      }}
    >
      <SelectField<Values>
        name="until"
        label="Keep what they say"
        options={[
          { value: 'ever', label: 'For ever' },
          { value: 'days', label: 'For so many days' },
        ]}
      />
      {until === 'days' ? (
        <TextField<Values> name="days" label="Days" inputMode="numeric" autoComplete="off" />
      ) : null}
      {days === null ? null : <Preview kind={kind} days={days} isShorter={!kept || days < kept.days} />}
    </Form>
  );
}

function Preview({ kind, days, isShorter }: { kind: KeptKind['kind']; days: number; isShorter: boolean }) {
  const { data, error } = useRetentionPreview(kind, days);
  return (
    <Callout tone={error ? 'stop' : 'wait'}>
      {error ? readProblem(error).title : null}
      {data ? (
        <>
          {formatCount(data.entries, 'entry', 'entries')} of this kind {data.entries === 1 ? 'is' : 'are'}{' '}
          from before <AbsoluteTime at={data.before} />.{' '}
        </>
      ) : null}
      {isShorter
        ? `Nothing is dropped in the next ${SECOND_THOUGHTS_DAYS} days: until then it can be taken back. `
        : null}
      Legal holds keep what they cover.
    </Callout>
  );
}
