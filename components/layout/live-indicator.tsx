import { Radio, RefreshCw, WifiOff } from 'lucide-react';
import type { LiveStatus } from '@/lib/client/live';
import { StatusChip } from '../ui/status-chip';

/** Whether what is on the screen is as it is now. */
export function LiveIndicator({ status }: { status: LiveStatus }) {
  return (
    <span role="status" className="inline-flex">
      {status === 'live' ? (
        <StatusChip tone="ok" look="plain" icon={Radio}>
          Live
        </StatusChip>
      ) : status === 'connecting' ? (
        <StatusChip tone="neutral" look="plain" icon={Radio}>
          Connecting
        </StatusChip>
      ) : status === 'polling' ? (
        <StatusChip tone="wait" look="plain" icon={RefreshCw}>
          Every 15 s
        </StatusChip>
      ) : (
        <StatusChip tone="stop" look="plain" icon={WifiOff}>
          Offline
        </StatusChip>
      )}
    </span>
  );
}
