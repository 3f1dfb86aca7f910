import type { RightsRequestRow } from '@/lib/contracts/rights';
import { StatusChip } from '../ui/status-chip';
import { AbsoluteTime, RelativeTime } from '../ui/time';
import { statusWords } from './rights-words';

export function RequestStatusChip({ status }: { status: RightsRequestRow['status'] }) {
  const { label, tone } = statusWords[status];
  return <StatusChip tone={tone}>{label}</StatusChip>;
}

/** When it has to be answered, and how near that is; of an answered one, when it was. */
export function RequestDue({
  request,
}: {
  request: Pick<RightsRequestRow, 'dueAt' | 'urgency' | 'closedAt'>;
}) {
  const { dueAt, urgency, closedAt } = request;
  if (urgency === null) return closedAt === null ? null : <AbsoluteTime at={closedAt} />;
  return (
    <span className="inline-flex flex-wrap items-center justify-end gap-x-2 gap-y-1">
      <RelativeTime at={dueAt} />
      {urgency === 'overdue' ? <StatusChip tone="stop">Overdue</StatusChip> : null}
      {urgency === 'due_soon' ? <StatusChip tone="wait">Due soon</StatusChip> : null}
    </span>
  );
}
