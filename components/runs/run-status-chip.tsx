import type { RunStatus } from '@/lib/contracts/runs';
import { StatusChip } from '../ui/status-chip';
import type { Tone } from '../ui/tone';

export const runStatusWords: Record<RunStatus, { label: string; tone: Tone }> = {
  no_action: { label: 'No action', tone: 'neutral' },
  planned: { label: 'Planned', tone: 'info' },
  running: { label: 'Running', tone: 'info' },
  waiting: { label: 'Waits', tone: 'wait' },
  completed: { label: 'Completed', tone: 'ok' },
  failed: { label: 'Failed', tone: 'stop' },
  cancelled: { label: 'Cancelled', tone: 'neutral' },
};

export function RunStatusChip({ status }: { status: RunStatus }) {
  return <StatusChip tone={runStatusWords[status].tone}>{runStatusWords[status].label}</StatusChip>;
}
