import { notificationChannels, notificationStatuses } from '@/lib/contracts/webhooks';
import type { TableConfig } from '../data-table/table-query';
import { notificationChannelTitles, notificationStatusTitles } from './notification-words';

export const notificationsTableConfig: TableConfig = {
  filters: [
    {
      key: 'channel',
      label: 'Channel',
      options: notificationChannels.map((value) => ({ value, label: notificationChannelTitles[value] })),
    },
    {
      key: 'status',
      label: 'Status',
      options: notificationStatuses.map((value) => ({
        value,
        label: notificationStatusTitles[value].title,
      })),
    },
  ],
  defaultSort: { key: 'createdAt', descending: true },
};
