import type { ActionStatus } from '@/lib/core/actions/status';
import { StatusChip } from '../ui/status-chip';
import type { Tone } from '../ui/tone';

/** Every state of an action: how it is called, its tone, and what it means in a sentence. */
export const actionStatusWords: Record<ActionStatus, { label: string; tone: Tone; sentence: string }> = {
  proposed: { label: 'Proposed', tone: 'neutral', sentence: 'It was proposed and is being decided.' },
  denied: { label: 'Refused', tone: 'stop', sentence: 'The gate refused it. Nothing happened outside.' },
  awaiting_approval: { label: 'Waits for a person', tone: 'wait', sentence: 'It waits for a person.' },
  rejected: { label: 'Rejected', tone: 'stop', sentence: 'A person rejected it. Nothing happened outside.' },
  expired: {
    label: 'Expired',
    tone: 'neutral',
    sentence: 'Nobody answered in time. Nothing happened outside.',
  },
  superseded: { label: 'Replaced', tone: 'neutral', sentence: 'Another one took its place.' },
  held: { label: 'Held', tone: 'wait', sentence: 'It is held by a stop or a pause and has not happened.' },
  cancelled: { label: 'Cancelled', tone: 'neutral', sentence: 'It was cancelled. Nothing happened outside.' },
  cleared: { label: 'Cleared', tone: 'info', sentence: 'It is cleared and about to be carried out.' },
  claimed: { label: 'Being carried out', tone: 'info', sentence: 'It is being carried out right now.' },
  accepted: {
    label: 'Carried out',
    tone: 'ok',
    sentence: 'The platform accepted it; the read-back does not show all of it yet.',
  },
  observed: {
    label: 'Carried out',
    tone: 'ok',
    sentence: 'It was carried out, and the platform shows it when read back.',
  },
  failed: { label: 'Failed', tone: 'stop', sentence: 'It was not carried out. Nothing happened outside.' },
  outcome_unknown: {
    label: 'Outcome unknown',
    tone: 'wait',
    sentence: 'It may or may not have happened: this is being found out.',
  },
  needs_person: {
    label: 'Needs a person',
    tone: 'wait',
    sentence: 'What became of it could not be found out: a person has to look.',
  },
  rolling_back: { label: 'Being taken back', tone: 'info', sentence: 'It is being taken back.' },
  rolled_back: { label: 'Taken back', tone: 'neutral', sentence: 'It was carried out and then taken back.' },
  rollback_conflict: {
    label: 'Conflict on taking back',
    tone: 'wait',
    sentence: 'Somebody changed it since. That edit was left alone.',
  },
};

const movingStatuses: readonly ActionStatus[] = [
  'proposed',
  'cleared',
  'claimed',
  'rolling_back',
  'outcome_unknown',
];

/** Whether the next state is a matter of moments, without a person. */
export const isActionMoving = (status: ActionStatus): boolean => movingStatuses.includes(status);

export function ActionStatusChip({ status, size }: { status: ActionStatus; size?: 'sm' | 'md' }) {
  const { label, tone } = actionStatusWords[status];
  return (
    <StatusChip tone={tone} size={size}>
      {label}
    </StatusChip>
  );
}
