import type { Verdict } from '@/lib/core/gate/finding';
import { StatusChip } from '../ui/status-chip';
import type { Tone } from '../ui/tone';

export const verdictWords: Record<Verdict, { label: string; tone: Tone }> = {
  allow: { label: 'Allows', tone: 'ok' },
  escalate: { label: 'Asks a person', tone: 'wait' },
  deny: { label: 'Refuses', tone: 'stop' },
};

export function VerdictChip({ verdict, size }: { verdict: Verdict; size?: 'sm' | 'md' }) {
  const { label, tone } = verdictWords[verdict];
  return (
    <StatusChip tone={tone} size={size}>
      {label}
    </StatusChip>
  );
}
