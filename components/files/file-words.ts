import type { FileStatus } from '@/lib/contracts/files';
import type { Tone } from '../ui/tone';

export const fileStatusWords: Record<FileStatus, { label: string; tone: Tone }> = {
  uploaded: { label: 'To be mapped', tone: 'wait' },
  mapped: { label: 'Mapped', tone: 'wait' },
  checking: { label: 'Being checked', tone: 'info' },
  checked: { label: 'Checked, not imported', tone: 'wait' },
  importing: { label: 'Being imported', tone: 'info' },
  paused: { label: 'Paused', tone: 'wait' },
  failed: { label: 'Can’t go on', tone: 'stop' },
  done: { label: 'Imported', tone: 'ok' },
  dropped: { label: 'Dropped', tone: 'neutral' },
};

/** It moves by itself: it is asked after as long as somebody looks. */
export const isMoving = (status: FileStatus | undefined): boolean =>
  status === 'checking' || status === 'importing';

/** Its mapping may still be changed. */
export const isMappable = (status: FileStatus): boolean =>
  status === 'uploaded' || status === 'mapped' || status === 'checked';
