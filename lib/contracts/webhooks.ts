import { z } from 'zod';
import { actionKindSchema } from '../core/actions/catalogue';
import { alarmKindSchema } from '../core/monitoring/alarm';
import { watchedNameSchema } from '../core/monitoring/metrics';
import { alarmConsequenceSchema } from '../core/monitoring/monitoring-rules';
import { cursorSchema, limitSchema, pageOf, someOf } from './list';
import { namedSchema } from './named';

/** What a program is sent: who decides it is a person, where `data.url` leads. */
export const webhookMessageSchema = z.union([
  z.strictObject({
    type: z.enum(['approval.asked', 'approval.reassigned', 'approval.escalated']),
    timestamp: z.iso.datetime(),
    data: z.strictObject({
      workspaceId: z.string(),
      approvalId: z.string(),
      actionId: z.string(),
      kind: actionKindSchema,
      reviewerId: z.string(),
      deadlineAt: z.iso.datetime(),
      url: z.url(),
    }),
  }),
  /** The record was checked: its signed head, to keep elsewhere, and how many things did not fit. */
  z.strictObject({
    type: z.literal('record.checked'),
    timestamp: z.iso.datetime(),
    data: z.strictObject({
      workspaceId: z.string(),
      checkpoint: z.string(),
      entries: z.int(),
      problems: z.int(),
      url: z.url(),
    }),
  }),
  /** Drift or an anomaly was found. */
  z.strictObject({
    type: z.literal('alarm.opened'),
    timestamp: z.iso.datetime(),
    data: z.strictObject({
      workspaceId: z.string(),
      alarmId: z.string(),
      kind: alarmKindSchema,
      metric: watchedNameSchema,
      subject: z.strictObject({ type: z.string(), id: z.string() }),
      consequence: alarmConsequenceSchema,
      since: z.iso.datetime(),
      url: z.url(),
    }),
  }),
  z.strictObject({
    type: z.literal('test'),
    timestamp: z.iso.datetime(),
    data: z.strictObject({ workspaceId: z.string(), url: z.url() }),
  }),
]);
export type WebhookMessage = z.infer<typeof webhookMessageSchema>;

export const webhookSchema = z.strictObject({
  id: z.string(),
  url: z.string(),
  createdBy: namedSchema,
  createdAt: z.iso.datetime(),
  /** The newest request that was taken, and the newest that was not, with why. */
  lastSentAt: z.iso.datetime().nullable(),
  lastError: z.string().nullable(),
  waiting: z.int(),
});
export type WebhookRow = z.infer<typeof webhookSchema>;
export const webhooksSchema = z.strictObject({ rows: z.array(webhookSchema) });

export const addWebhookBodySchema = z.strictObject({
  url: z.url('must be an address, such as https://example.com/mandate').max(2000),
});
export type AddWebhookBody = z.infer<typeof addWebhookBodySchema>;

/** The secret is shown when an endpoint is added or its secret replaced. */
export const webhookSecretSchema = z.strictObject({ webhookId: z.string(), secret: z.string() });
export type WebhookSecret = z.infer<typeof webhookSecretSchema>;
export const webhookParamsSchema = z.strictObject({ webhookId: z.string() });

export const notificationChannels = ['email', 'webhook'] as const;
export const notificationStatuses = ['waiting', 'sent', 'failed', 'dropped'] as const;
export const notificationReasons = [
  'asked',
  'reassigned',
  'escalated',
  'test',
  'record_checked',
  'alarm',
] as const;

export const notificationSchema = z.strictObject({
  id: z.string(),
  channel: z.enum(notificationChannels),
  reason: z.enum(notificationReasons),
  /** The person written to, or the host of the endpoint. */
  receiver: z.string(),
  approvalId: z.string().nullable(),
  alarmId: z.string().nullable(),
  status: z.enum(notificationStatuses),
  attempts: z.int(),
  error: z.string().nullable(),
  createdAt: z.iso.datetime(),
  sentAt: z.iso.datetime().nullable(),
  /** While it waits: when it is tried next. */
  dueAt: z.iso.datetime().nullable(),
});
export type NotificationRow = z.infer<typeof notificationSchema>;
export const notificationsQuerySchema = z.strictObject({
  q: z.literal('').default(''),
  cursor: cursorSchema,
  limit: limitSchema,
  sort: z.enum(['-createdAt']).default('-createdAt'),
  channel: someOf(notificationChannels),
  status: someOf(notificationStatuses),
});
export type NotificationsQuery = z.infer<typeof notificationsQuerySchema>;
export const notificationsListSchema = pageOf(notificationSchema);

/** How one test went: it was taken, or why not. */
export const testResultSchema = z.strictObject({ sent: z.boolean(), error: z.string().nullable() });
export type TestResult = z.infer<typeof testResultSchema>;

export const mailsBodySchema = z.strictObject({ mailsApprovals: z.boolean() });
