import type { RollbackItemView, RollbackView } from '@/lib/contracts/rollbacks';
import type { Tone } from '../ui/tone';

type Words = { label: string; tone: Tone };

export const rollbackStatusWords: Record<RollbackView['status'], Words> = {
  planning: { label: 'Being planned', tone: 'info' },
  planned: { label: 'Planned, not started', tone: 'wait' },
  running: { label: 'Running', tone: 'info' },
  paused: { label: 'Paused', tone: 'wait' },
  finished: { label: 'Finished', tone: 'ok' },
  cancelled: { label: 'Cancelled', tone: 'neutral' },
  failed: { label: 'Failed', tone: 'stop' },
};

export const outlookWords: Record<RollbackItemView['outlook'], Words> = {
  restore: { label: 'Will be put back', tone: 'ok' },
  already_back: { label: 'Already back', tone: 'neutral' },
  conflict: { label: 'Changed since', tone: 'wait' },
  irreversible: { label: 'Can’t be undone', tone: 'stop' },
  unreadable: { label: 'Could not be read', tone: 'stop' },
};

export const itemStatusWords: Record<RollbackItemView['status'], Words> = {
  waiting: { label: 'Waits', tone: 'neutral' },
  restored: { label: 'As before', tone: 'ok' },
  already_back: { label: 'Was already back', tone: 'neutral' },
  conflict: { label: 'Later edit left alone', tone: 'wait' },
  failed: { label: 'Not put back', tone: 'stop' },
  skipped: { label: 'Left out', tone: 'neutral' },
};
