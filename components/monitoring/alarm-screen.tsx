'use client';

import { ErrorState } from '../ui/error-state';
import { PageSkeleton } from '../ui/skeleton';
import { AlarmPanel } from './alarm-panel';
import { useAlarm } from './use-alarms';

/** One alarm, for whoever was sent here. */
export function AlarmScreen({ id }: { id: string }) {
  const { data: alarm, error, refetch } = useAlarm(id);
  if (!alarm) return error ? <ErrorState error={error} onRetry={() => void refetch()} /> : <PageSkeleton />;
  return <AlarmPanel alarm={alarm} />;
}
