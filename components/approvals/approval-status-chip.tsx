import type { ApprovalAnswer } from '@/lib/contracts/actions';
import { StatusChip } from '../ui/status-chip';
import type { Tone } from '../ui/tone';

const words: Record<ApprovalAnswer['status'], { label: string; tone: Tone }> = {
  pending: { label: 'Waiting', tone: 'wait' },
  granted: { label: 'Approved', tone: 'ok' },
  rejected: { label: 'Rejected', tone: 'stop' },
  expired: { label: 'Expired', tone: 'neutral' },
  superseded: { label: 'Replaced', tone: 'neutral' },
};

export function ApprovalStatusChip({
  status,
  size,
}: {
  status: ApprovalAnswer['status'];
  size?: 'sm' | 'md';
}) {
  return (
    <StatusChip tone={words[status].tone} size={size}>
      {words[status].label}
    </StatusChip>
  );
}
