'use client';

import { useNowMs } from '../ui/now-ticker';
import { RelativeTime } from '../ui/time';

const HOUR_MS = 3_600_000;

/** When something last came. It is known by the hour. */
export function LastHeard({ at }: { at: string | null }) {
  const nowMs = useNowMs();
  if (at === null) return <span className="text-subtle">Never</span>;
  if (nowMs - Date.parse(at) < HOUR_MS) return <span suppressHydrationWarning>This hour</span>;
  return <RelativeTime at={at} />;
}
