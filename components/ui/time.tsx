'use client';

import { formatDateTime, formatRelative, type Instant } from '@/lib/client/format';
import { useNowMs } from './now-ticker';
import { useTimeZone } from './time-zone';

/** "4 min ago"; the exact time, with its zone, is in the title. Server and browser may differ by one tick. */
export function RelativeTime({ at, timeZone }: { at: Instant; timeZone?: string }) {
  const zone = useTimeZone(timeZone);
  const nowMs = useNowMs();
  return (
    <time
      dateTime={new Date(at).toISOString()}
      title={formatDateTime(at, zone, { precise: true })}
      className="whitespace-nowrap"
      suppressHydrationWarning
    >
      {formatRelative(at, nowMs, zone)}
    </time>
  );
}

/** "23 Nov 2026, 14:05" in the workspace's zone. */
export function AbsoluteTime({
  at,
  timeZone,
  precise = false,
}: {
  at: Instant;
  timeZone?: string;
  precise?: boolean;
}) {
  const zone = useTimeZone(timeZone);
  return (
    <time
      dateTime={new Date(at).toISOString()}
      title={formatDateTime(at, zone, { precise: true })}
      className="whitespace-nowrap"
    >
      {formatDateTime(at, zone, { precise })}
    </time>
  );
}
