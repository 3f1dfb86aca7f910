'use client';

import { zodResolver } from '@hookform/resolvers/zod';
import { useState } from 'react';
import { useForm } from 'react-hook-form';
import { toast } from 'sonner';
import { z } from 'zod';
import { NamedLabel } from '../actions/named-label';
import { useAccess } from '../auth/access-context';
import { SelectField } from '../forms/choice-field';
import { Form } from '../forms/form';
import { TextField } from '../forms/text-field';
import { Button } from '../ui/button';
import { Dialog } from '../ui/dialog';
import { ErrorState } from '../ui/error-state';
import { Skeleton } from '../ui/skeleton';
import { AbsoluteTime } from '../ui/time';
import { useDelegate, useDelegation, useEndDelegation, useReviewers } from './use-work-on-approval';

const schema = z
  .object({
    toId: z.string().min(1, 'Choose who stands in.'),
    startsAt: z.string().min(1, 'Say from when on.'),
    endsAt: z.string().min(1, 'Say until when.'),
  })
  .refine(({ startsAt, endsAt }) => startsAt < endsAt, {
    path: ['endsAt'],
    message: 'The end must be after the beginning.',
  });
type Values = z.infer<typeof schema>;

/** Hands one's approvals over for an absence, and takes them back. */
export function AbsenceDialog() {
  const [open, setOpen] = useState(false);
  return (
    <Dialog
      open={open}
      onOpenChange={setOpen}
      size="sm"
      trigger={<Button>Absence</Button>}
      title="Hand approvals over"
      description="While you are away, what would be asked of you is asked of somebody else. What already waits for you stays: pass it on by itself."
    >
      <AbsenceForm close={() => setOpen(false)} />
    </Dialog>
  );
}

function AbsenceForm({ close }: { close: () => void }) {
  const me = useAccess().actor.id;
  const reviewers = useReviewers();
  const delegation = useDelegation();
  const delegate = useDelegate();
  const end = useEndDelegation();
  const form = useForm<Values>({
    resolver: zodResolver(schema),
    defaultValues: { toId: '', startsAt: '', endsAt: '' },
  });
  const failed = reviewers.error ?? delegation.error;
  if (!reviewers.data || !delegation.data)
    return failed ? (
      <ErrorState error={failed} onRetry={() => void reviewers.refetch()} />
    ) : (
      <Skeleton height="chart" />
    );
  const current = delegation.data.delegation;
  const others = reviewers.data.rows.filter(({ id }) => id !== me);
  return (
    <div className="flex flex-col gap-4">
      {current ? (
        <div className="flex flex-wrap items-center justify-between gap-3 rounded-md border p-3 text-sm">
          <span>
            <NamedLabel named={current.to} /> stands in from <AbsoluteTime at={current.startsAt} /> until{' '}
            <AbsoluteTime at={current.endsAt} />.
          </span>
          <Button
            size="sm"
            pending={end.isPending}
            onClick={() =>
              end.mutate(undefined, { onSuccess: () => toast.success('Your approvals are yours again') })
            }
          >
            End it
          </Button>
        </div>
      ) : null}
      {others.length === 0 ? (
        <p className="text-sm text-muted">
          Nobody else decides approvals here. An admin can give somebody the reviewer role.
        </p>
      ) : (
        <Form
          form={form}
          submitLabel="Hand over"
          onCancel={close}
          onSubmit={async ({ toId, startsAt, endsAt }) => {
            await delegate.mutateAsync({
              toId,
              startsAt: new Date(startsAt).toISOString(),
              endsAt: new Date(endsAt).toISOString(),
            });
            toast.success('Handed over');
            close();
          }}
        >
          <SelectField<Values>
            name="toId"
            label="Who stands in"
            required
            options={others.map(({ id, name }) => ({ value: id, label: name ?? id }))}
          />
          <TextField<Values>
            name="startsAt"
            label="From"
            type="datetime-local"
            required
            hint="By this computer’s clock"
          />
          <TextField<Values> name="endsAt" label="Until" type="datetime-local" required />
        </Form>
      )}
    </div>
  );
}
