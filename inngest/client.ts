import { eventType } from 'inngest';
import { eventSchemas } from '@/lib/contracts/events';
import { workflowClient } from '@/lib/platform/send-events';

export const inngest = workflowClient();

/** The events that functions listen to, with their schemas. */
export const events = {
  signalRecorded: eventType('signal/recorded', { schema: eventSchemas['signal/recorded'] }),
  runPlanned: eventType('run/planned', { schema: eventSchemas['run/planned'] }),
  approvalDecided: eventType('approval/decided', { schema: eventSchemas['approval/decided'] }),
  reviewCompleted: eventType('agent/review-completed', { schema: eventSchemas['agent/review-completed'] }),
  actionCleared: eventType('action/cleared', { schema: eventSchemas['action/cleared'] }),
} as const;
