'use client';

import { zodResolver } from '@hookform/resolvers/zod';
import { Undo2 } from 'lucide-react';
import type { Route } from 'next';
import { usePathname, useRouter } from 'next/navigation';
import { useState } from 'react';
import { useForm, useWatch } from 'react-hook-form';
import { z } from 'zod';
import { momentInputText, momentOfInput } from '@/lib/client/moment-input';
import type { RollbackSubjectChoice } from '@/lib/contracts/rollbacks';
import type { RollbackSelector } from '@/lib/core/rollback/selector';
import { useWorkspaceSlug } from '../auth/access-context';
import { SelectField } from '../forms/choice-field';
import { Form } from '../forms/form';
import { TextareaField, TextField } from '../forms/text-field';
import { Button } from '../ui/button';
import { Dialog } from '../ui/dialog';
import { ErrorState } from '../ui/error-state';
import { Skeleton } from '../ui/skeleton';
import { useRequestRollback, useRollbackSubjects } from './use-rollbacks';

const WINDOW = 'window';
const ANY_VERSION = 'any';
const titles = {
  agent: 'Agent',
  play: 'Play',
  connection: 'Platform',
  policy: 'Decided under',
  source: 'Signals of',
} as const;
const hasTitle = (by: string): by is keyof typeof titles => Object.hasOwn(titles, by);

const schema = z
  .object({
    /** The place of what is taken back in the list to choose from, or `window`. */
    subject: z.string().min(1, 'Choose what is taken back.'),
    version: z.string(),
    from: z.string(),
    to: z.string(),
    reason: z.string().trim().min(1, 'Say why: the reason goes into the record.'),
  })
  .refine(({ subject, from }) => subject !== WINDOW || from !== '', {
    path: ['from'],
    message: 'Say from when on.',
  })
  .refine(({ from, to }) => from === '' || to === '' || from < to, {
    path: ['to'],
    message: 'The end must be after the beginning.',
  });
type Values = z.infer<typeof schema>;

/** A moment that was typed; one that came with the address stays as exact as it came while nobody touches it. */
const momentOf = (typed: string, given: string | undefined): string | undefined => {
  if (typed === '') return undefined;
  return given !== undefined && typed === inputTextOf(given) ? given : momentOfInput(typed);
};
const inputTextOf = (given: string | undefined) =>
  given === undefined ? '' : momentInputText(new Date(given));

/** The choices, with what the address names on top where the list does not reach as far. */
function withStart(rows: readonly RollbackSubjectChoice[], start: RollbackSelector | null) {
  const { by, id } = start ?? {};
  if (by === undefined || id === undefined || rows.some((row) => row.by === by && row.id === id)) return rows;
  return [{ by, id, name: id, versions: [] }, ...rows];
}

function subjectOf(rows: readonly RollbackSubjectChoice[], start: RollbackSelector | null): string {
  if (start === null) return '';
  if (start.by === WINDOW) return WINDOW;
  return String(rows.findIndex(({ by, id }) => by === start.by && id === start.id));
}

/**
 * Asks for a plan of what is taken back; nothing changes before somebody has looked at it and starts it.
 * With `start`, what the address asked for, it stands open and filled in but for the reason.
 */
export function NewRollbackDialog({ start }: { start: RollbackSelector | null }) {
  const [open, setOpen] = useState(start !== null);
  const router = useRouter();
  const pathname = usePathname();
  const show = (isOpen: boolean) => {
    setOpen(isOpen);
    // Loaded again, it would stand open again.
    if (!isOpen && start !== null) router.replace(pathname as Route, { scroll: false });
  };
  return (
    <Dialog
      open={open}
      onOpenChange={show}
      trigger={
        <Button variant="primary">
          <Undo2 aria-hidden />
          Take back
        </Button>
      }
      title="Take back"
      description="You are shown first what would be put back, what people have changed since, and what can’t be undone. Nothing changes until you start it."
    >
      <NewRollback start={start} cancel={() => show(false)} close={() => setOpen(false)} />
    </Dialog>
  );
}

type FormProps = { start: RollbackSelector | null; cancel: () => void; close: () => void };

function NewRollback(props: FormProps) {
  const { data, error, refetch } = useRollbackSubjects();
  if (!data) return error ? <ErrorState error={error} onRetry={refetch} /> : <Skeleton height="chart" />;
  return <NewRollbackForm {...props} subjects={withStart(data.rows, props.start)} />;
}

function NewRollbackForm({
  subjects,
  start,
  cancel,
  close,
}: FormProps & { subjects: readonly RollbackSubjectChoice[] }) {
  const workspace = useWorkspaceSlug();
  const router = useRouter();
  const request = useRequestRollback();
  const form = useForm<Values>({
    resolver: zodResolver(schema),
    defaultValues: {
      subject: subjectOf(subjects, start),
      version: ANY_VERSION,
      from: inputTextOf(start?.from),
      to: inputTextOf(start?.to),
      reason: '',
    },
  });
  const picked = useWatch({ control: form.control, name: 'subject' });
  const chosen = subjects[Number(picked)];
  const versions = picked !== '' && picked !== WINDOW ? (chosen?.versions ?? []) : [];
  return (
    <Form
      form={form}
      submitLabel="Show the plan"
      onCancel={cancel}
      onSubmit={async ({ subject, version, from, to, reason }) => {
        const row = subject === WINDOW ? null : subjects[Number(subject)];
        const { rollbackId } = await request.mutateAsync({
          selector: {
            by: row?.by ?? 'window',
            ...(row ? { id: row.id } : {}),
            ...(version !== ANY_VERSION && versions.includes(version) ? { agentVersion: version } : {}),
            from: momentOf(from, start?.from),
            to: momentOf(to, start?.to),
          },
          reason,
        });
        close();
        router.push(`/${workspace}/rollbacks/${rollbackId}` as Route);
      }}
    >
      <SelectField<Values>
        name="subject"
        label="What"
        required
        options={[
          ...subjects.map(({ by, name }, index) => ({
            value: String(index),
            label: hasTitle(by) ? `${titles[by]}: ${name}` : name,
          })),
          { value: WINDOW, label: 'Everything in a window of time' },
        ]}
      />
      {versions.length > 1 ? (
        <SelectField<Values>
          name="version"
          label="Version"
          options={[
            { value: ANY_VERSION, label: 'All versions' },
            ...versions.map((each) => ({ value: each, label: each })),
          ]}
        />
      ) : null}
      <div className="grid gap-4 sm:grid-cols-2">
        <TextField<Values>
          name="from"
          label="Carried out from"
          type="datetime-local"
          hint="By this computer’s clock"
        />
        <TextField<Values> name="to" label="until" type="datetime-local" />
      </div>
      <TextareaField<Values> name="reason" label="Why" required rows={3} placeholder="What was wrong?" />
    </Form>
  );
}
