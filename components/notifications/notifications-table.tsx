'use client';

import type { NotificationRow } from '@/lib/contracts/webhooks';
import { thingHref } from '../actions/thing-href';
import { useWorkspaceSlug } from '../auth/access-context';
import { dataTableColumns } from '../data-table/columns';
import { DataTable } from '../data-table/data-table';
import { useTableState } from '../data-table/use-table-state';
import { EmptyState } from '../ui/empty-state';
import { StatusChip } from '../ui/status-chip';
import { TextLink } from '../ui/text-link';
import { RelativeTime } from '../ui/time';
import {
  notificationChannelTitles,
  notificationReasonTitles,
  notificationStatusTitles,
} from './notification-words';
import { notificationsTableConfig } from './notifications-table-config';
import { useNotifications } from './use-webhooks';

const column = dataTableColumns<NotificationRow>();
const columns = column.columns([
  column.accessor('reason', {
    header: 'What',
    meta: { narrow: 'title' },
    cell: ({ row: { original } }) => <What notification={original} />,
  }),
  column.accessor('receiver', {
    header: 'To',
    cell: ({ row: { original } }) => (
      <span className="flex flex-col">
        <span className="break-all">{original.receiver}</span>
        <span className="text-xs text-muted">{notificationChannelTitles[original.channel]}</span>
      </span>
    ),
  }),
  column.accessor('status', {
    header: 'Status',
    cell: ({ row: { original } }) => <Status notification={original} />,
  }),
  column.accessor('createdAt', {
    header: 'When',
    meta: { sort: 'desc', align: 'right', width: 'fit' },
    cell: ({ getValue }) => <RelativeTime at={getValue()} />,
  }),
]);

/** What people and programs were told, and whether it arrived. */
export function NotificationsTable() {
  const state = useTableState(notificationsTableConfig);
  const notifications = useNotifications(state.toSearchParams().toString());
  return (
    <DataTable
      {...notificationsTableConfig}
      label="Notifications"
      columns={columns}
      rows={notifications.data?.rows}
      rowId={({ id }) => id}
      page={notifications.data && { nextCursor: notifications.data.nextCursor }}
      isLoading={notifications.isPending}
      isStale={notifications.isPlaceholderData}
      error={notifications.error}
      onRetry={notifications.refetch}
      emptyState={
        <EmptyState title="Nothing was sent yet">
          Once an approval waits, whom it waits for and the programs above are told, and it is listed here.
        </EmptyState>
      }
    />
  );
}

function What({ notification: { reason, approvalId, alarmId } }: { notification: NotificationRow }) {
  const workspace = useWorkspaceSlug();
  const href = approvalId
    ? thingHref(workspace, 'approval', approvalId)
    : alarmId
      ? thingHref(workspace, 'alarm', alarmId)
      : null;
  const words = notificationReasonTitles[reason];
  return href ? <TextLink href={href}>{words}</TextLink> : words;
}

function Status({ notification }: { notification: NotificationRow }) {
  const { status, error, attempts, dueAt } = notification;
  const { title, tone } = notificationStatusTitles[status];
  return (
    <span className="flex flex-col items-start gap-1">
      <StatusChip tone={tone}>{title}</StatusChip>
      {error && status !== 'sent' ? <span className="text-xs text-muted">{error}</span> : null}
      {dueAt && attempts > 0 ? (
        <span className="text-xs text-muted">
          Tried {attempts === 1 ? 'once' : `${attempts} times`}, again <RelativeTime at={dueAt} />
        </span>
      ) : null}
    </span>
  );
}
