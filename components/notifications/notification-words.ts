import type { NotificationRow } from '@/lib/contracts/webhooks';
import type { Tone } from '../ui/tone';

export const notificationStatusTitles: Record<NotificationRow['status'], { title: string; tone: Tone }> = {
  waiting: { title: 'Waiting', tone: 'wait' },
  sent: { title: 'Taken', tone: 'ok' },
  failed: { title: 'Not taken', tone: 'stop' },
  dropped: { title: 'Over before it was sent', tone: 'neutral' },
};

export const notificationChannelTitles: Record<NotificationRow['channel'], string> = {
  email: 'E-mail',
  webhook: 'Webhook',
};

export const notificationReasonTitles: Record<NotificationRow['reason'], string> = {
  asked: 'An approval is asked for',
  reassigned: 'An approval was passed on',
  escalated: 'The time of whoever was asked is over',
  test: 'Test',
  record_checked: 'The record was checked',
  alarm: 'Drift or an anomaly was found',
};
