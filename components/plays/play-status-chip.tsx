import type { PlayStatus } from '@/lib/core/plays/play-body';
import { StatusChip } from '../ui/status-chip';
import type { Tone } from '../ui/tone';

const words: Record<PlayStatus, { label: string; tone: Tone }> = {
  draft: { label: 'Draft', tone: 'info' },
  live: { label: 'Live', tone: 'ok' },
  off: { label: 'Off', tone: 'neutral' },
  archived: { label: 'Archived', tone: 'neutral' },
};

export const PlayStatusChip = ({ status }: { status: PlayStatus }) => (
  <StatusChip tone={words[status].tone}>{words[status].label}</StatusChip>
);
