'use client';

import { useState } from 'react';
import { toast } from 'sonner';
import type { ApprovalDetail } from '@/lib/contracts/approvals';
import { Button } from '../ui/button';
import { ConfirmDialog } from '../ui/confirm-dialog';
import { Kbd } from '../ui/kbd';
import { Menu, MenuItem } from '../ui/menu';
import { readProblem } from '../ui/problem';
import { Select } from '../ui/select';
import { useScreenKeys } from './use-screen-keys';
import { useReassign, useReviewers, useSnooze } from './use-work-on-approval';

const HOUR_MS = 3_600_000;

/** What can be done with a question short of answering it: put it off, or ask somebody else. */
export function ApprovalSteps({ approval }: { approval: ApprovalDetail }) {
  return (
    <div className="grid grid-cols-2 gap-2">
      <SnoozeMenu approval={approval} />
      <ReassignDialog approval={approval} />
    </div>
  );
}

function SnoozeMenu({ approval }: { approval: ApprovalDetail }) {
  const snooze = useSnooze(approval.id);
  const [open, setOpen] = useState(false);
  useScreenKeys({ s: () => setOpen(true) });
  const putOff = (hours: number) => {
    const at = new Date(
      Math.min(Date.now() + hours * HOUR_MS, Date.parse(approval.deadlineAt)),
    ).toISOString();
    snooze.mutate(at, {
      onSuccess: () =>
        toast.success('Put off', { description: 'It comes back by itself, before its deadline.' }),
      onError: (error) => toast.error(readProblem(error).detail ?? 'It could not be put off.'),
    });
  };
  return (
    <Menu
      control={{ open, onOpenChange: setOpen }}
      trigger={
        <Button width="full" pending={snooze.isPending}>
          Put off <Kbd>s</Kbd>
        </Button>
      }
    >
      <MenuItem onSelect={() => putOff(1)}>For an hour</MenuItem>
      <MenuItem onSelect={() => putOff(4)}>For four hours</MenuItem>
      <MenuItem onSelect={() => putOff(24 * 365)}>Until its deadline</MenuItem>
    </Menu>
  );
}

function ReassignDialog({ approval }: { approval: ApprovalDetail }) {
  const [open, setOpen] = useState(false);
  const [to, setTo] = useState('');
  const reviewers = useReviewers();
  const reassign = useReassign(approval.id);
  const others = (reviewers.data?.rows ?? []).filter(
    ({ id }) => id !== approval.reviewer.id && id !== approval.action.requester.id,
  );
  useScreenKeys({ p: () => (others.length > 0 ? setOpen(true) : false) });
  return (
    <ConfirmDialog
      open={open}
      onOpenChange={setOpen}
      trigger={
        <Button width="full" disabled={others.length === 0}>
          Ask somebody else <Kbd>p</Kbd>
        </Button>
      }
      title="Ask somebody else?"
      description="They are asked in the place of the reviewer. The deadline stays as it is."
      confirmLabel="Pass it on"
      reason={{ label: 'Why', required: true, placeholder: 'Why are they the right one?' }}
      onConfirm={async (reason) => {
        await reassign.mutateAsync({ reviewerId: to || (others[0]?.id ?? ''), reason });
        toast.success('Passed on');
      }}
    >
      <Select
        aria-label="Who is asked"
        options={others.map(({ id, name }) => ({ value: id, label: name ?? id }))}
        value={to || (others[0]?.id ?? '')}
        onValueChange={setTo}
      />
    </ConfirmDialog>
  );
}
