'use client';

import { useState } from 'react';
import { toast } from 'sonner';
import { formatCount } from '@/lib/client/format';
import type { PracticeSequence, PracticeStep } from '@/lib/contracts/practice-outreach';
import { useCan } from '../auth/access-context';
import { Panel } from '../ui/panel';
import { readProblem } from '../ui/problem';
import { StatusChip } from '../ui/status-chip';
import { Switch } from '../ui/switch';
import { ChangedBy } from './changed-by';
import { EditButton } from './edit-button';
import { EditStepDialog } from './edit-step-dialog';
import { useEditPracticeSequence } from './use-edit-practice-sequence';

const purposeWords: Record<PracticeSequence['purpose'], string> = {
  marketing: 'marketing',
  sales_outreach: 'sales outreach',
  service: 'service',
};

const languageNames = new Intl.DisplayNames('en', { type: 'language' });
const languageName = (tag: string): string => languageNames.of(tag) ?? tag;

/** One sequence: for whom, for what, on or off, and its messages in order. */
export function SequencePanel({ sequence }: { sequence: PracticeSequence }) {
  const { name, purpose, language, writtenFor, enrolled, steps, updatedAt, updatedBy } = sequence;
  return (
    <Panel
      title={name}
      description={`For ${purposeWords[purpose]}, in ${languageName(language)}, to ${writtenFor}; ${enrolled === 0 ? 'nobody is' : `${formatCount(enrolled, 'contact')} ${enrolled === 1 ? 'is' : 'are'}`} in it now.`}
      actions={<OnOff sequence={sequence} />}
      padding="none"
      footer={
        <span className="inline-flex gap-x-1.5">
          Changed <ChangedBy at={updatedAt} by={updatedBy} />
        </span>
      }
    >
      <ol className="divide-y divide-line">
        {steps.map((step, index) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: a step is its place in the sequence, and none is added or taken away.
          <Step key={index} sequence={sequence} step={step} index={index} />
        ))}
      </ol>
    </Panel>
  );
}

function OnOff({ sequence: { externalId, name, isActive } }: { sequence: PracticeSequence }) {
  const edit = useEditPracticeSequence();
  const canEdit = useCan('practice.edit');
  if (!canEdit) return <StatusChip tone={isActive ? 'ok' : 'neutral'}>{isActive ? 'On' : 'Off'}</StatusChip>;
  return (
    <Switch
      label={edit.isPending ? 'Saving …' : isActive ? 'On' : 'Off'}
      checked={isActive}
      disabled={edit.isPending}
      onCheckedChange={(on) =>
        edit.mutate(
          { externalId, set: { isActive: on } },
          {
            onSuccess: () => toast.success(`“${name}” is ${on ? 'on' : 'off'} in the practice outreach tool`),
            onError: (error) => toast.error(readProblem(error).title),
          },
        )
      }
    />
  );
}

function Step({ sequence, step, index }: { sequence: PracticeSequence; step: PracticeStep; index: number }) {
  const [open, setOpen] = useState(false);
  const canEdit = useCan('practice.edit');
  const when =
    step.delayDays === 0
      ? 'at once'
      : `${formatCount(step.delayDays, 'day')} after ${index === 0 ? 'the enrolment' : 'the step before'}`;
  return (
    <li className="flex items-start justify-between gap-4 px-4 py-3">
      <details className="min-w-0 flex-1">
        <summary className="cursor-pointer">
          <span className="font-medium">
            {index + 1}. {step.subject}
          </span>{' '}
          <span className="text-xs text-muted">{when}</span>
        </summary>
        <p className="mt-2 max-w-prose whitespace-pre-wrap break-words text-sm text-muted">{step.body}</p>
      </details>
      {canEdit ? (
        <EditButton what={`step ${index + 1} of ${sequence.name}`} onClick={() => setOpen(true)} />
      ) : null}
      {open ? (
        <EditStepDialog sequence={sequence} step={step} index={index} onClose={() => setOpen(false)} />
      ) : null}
    </li>
  );
}
