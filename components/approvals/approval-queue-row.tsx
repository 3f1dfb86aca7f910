'use client';

import type { Route } from 'next';
import Link from 'next/link';
import { formatCount } from '@/lib/client/format';
import type { ApprovalRow } from '@/lib/contracts/approvals';
import { ActionMoney } from '../actions/action-money';
import { ActionStatusChip } from '../actions/action-status-chip';
import { NamedLabel } from '../actions/named-label';
import { PlatformBadge } from '../actions/platform-badge';
import { Button } from '../ui/button';
import { Checkbox } from '../ui/checkbox';
import { StatusChip } from '../ui/status-chip';
import { RelativeTime } from '../ui/time';
import { ApprovalStatusChip } from './approval-status-chip';

/** One approval of the queue: what, where, by whom, at what cost, until when, and whose answer it waits for. */
export function ApprovalQueueRow({
  approval,
  href,
  isSelected,
  onSelect,
  isMarked,
  onMark,
  onApprove,
  onReject,
}: {
  approval: ApprovalRow;
  href: string;
  isSelected: boolean;
  onSelect: () => void;
  /** Whether it is among those that are answered together; absent where nothing can be. */
  isMarked: boolean;
  onMark?: (isMarked: boolean) => void;
  /** Absent where this person can't decide it. */
  onApprove?: () => void;
  onReject?: () => void;
}) {
  const { action, status } = approval;
  return (
    <li
      className={`relative flex flex-col gap-2 border-b border-l-2 px-4 py-3 last:border-b-0 lg:flex-row lg:items-center lg:gap-6 ${isSelected ? 'border-l-accent bg-hover' : 'border-l-transparent hover:bg-hover/60'}`}
    >
      {onMark ? (
        <span className="relative z-10 shrink-0">
          <Checkbox
            label={`Answer together: ${action.sentence}`}
            labelHidden
            checked={isMarked}
            onCheckedChange={onMark}
          />
        </span>
      ) : null}
      <div className="flex min-w-0 flex-1 flex-col gap-1">
        <Link
          href={href as Route}
          data-approval={approval.id}
          aria-current={isSelected ? 'true' : undefined}
          onFocus={onSelect}
          className="font-medium break-words after:absolute after:inset-0"
        >
          {action.sentence}
        </Link>
        <div className="flex flex-wrap items-center gap-x-3 gap-y-1 text-xs text-muted">
          <NamedLabel named={action.requester} />
          <span>
            {action.target.type} <code>{action.target.externalId ?? action.target.id}</code>
          </span>
          <PlatformBadge platform={action.platform} />
          {action.risk === 'high' ? (
            <StatusChip tone="wait" size="sm">
              High risk
            </StatusChip>
          ) : null}
        </div>
      </div>
      <div className="flex flex-wrap items-center gap-x-6 gap-y-1 text-sm lg:flex-nowrap">
        <span className="lg:w-32 lg:text-right">
          <ActionMoney action={action} />
        </span>
        <span className="text-xs text-muted lg:w-20">{formatCount(approval.findingCount, 'finding')}</span>
        <span className="flex flex-col text-xs text-muted lg:w-44">
          <NamedLabel named={approval.decidedBy ?? approval.reviewer} />
          {status === 'pending' ? (
            <span>
              due <RelativeTime at={approval.deadlineAt} />
            </span>
          ) : (
            <RelativeTime at={approval.decidedAt ?? approval.createdAt} />
          )}
        </span>
      </div>
      {status === 'pending' ? (
        onApprove && onReject ? (
          <div className="relative flex shrink-0 gap-2">
            <Button size="sm" variant="primary" tabIndex={-1} onClick={onApprove}>
              Approve
            </Button>
            <Button size="sm" tabIndex={-1} onClick={onReject}>
              Reject
            </Button>
          </div>
        ) : null
      ) : (
        <div className="flex shrink-0 flex-wrap gap-2 lg:w-44 lg:flex-col lg:items-start lg:gap-1">
          <ApprovalStatusChip status={status} size="sm" />
          <ActionStatusChip status={action.status} size="sm" />
        </div>
      )}
    </li>
  );
}
