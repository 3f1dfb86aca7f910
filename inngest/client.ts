import { eventType, Inngest } from 'inngest';
import { eventSchemas } from '@/lib/contracts/events';
import { WORKFLOW_APP_ID } from '@/lib/platform/send-events';
import { RecordRunSteps } from './middleware/record-run-steps';

/** What serves the functions: each of their steps is recorded. */
export const inngest = new Inngest({ id: WORKFLOW_APP_ID, middleware: [RecordRunSteps] });

/** The events that functions listen to, with their schemas. */
export const events = {
  signalRecorded: eventType('signal/recorded', { schema: eventSchemas['signal/recorded'] }),
  playConsidered: eventType('play/considered', { schema: eventSchemas['play/considered'] }),
  playDue: eventType('play/due', { schema: eventSchemas['play/due'] }),
  surgeOpened: eventType('surge/opened', { schema: eventSchemas['surge/opened'] }),
  alarmOpened: eventType('alarm/opened', { schema: eventSchemas['alarm/opened'] }),
  runPlanned: eventType('run/planned', { schema: eventSchemas['run/planned'] }),
  approvalDecided: eventType('approval/decided', { schema: eventSchemas['approval/decided'] }),
  reviewCompleted: eventType('agent/review-completed', { schema: eventSchemas['agent/review-completed'] }),
  runCancelled: eventType('run/cancelled', { schema: eventSchemas['run/cancelled'] }),
  policyActivated: eventType('policy/activated', { schema: eventSchemas['policy/activated'] }),
  replayRequested: eventType('policy/replay-requested', {
    schema: eventSchemas['policy/replay-requested'],
  }),
  modelEvaluationRequested: eventType('model/evaluation-requested', {
    schema: eventSchemas['model/evaluation-requested'],
  }),
  learningAsked: eventType('model/learning-asked', { schema: eventSchemas['model/learning-asked'] }),
  pauseBegan: eventType('pause/began', { schema: eventSchemas['pause/began'] }),
  pauseLifted: eventType('pause/lifted', { schema: eventSchemas['pause/lifted'] }),
  recordCheckRequested: eventType('record/check-requested', {
    schema: eventSchemas['record/check-requested'],
  }),
  drillStarted: eventType('stop-drill/started', { schema: eventSchemas['stop-drill/started'] }),
  rollbackRequested: eventType('rollback/requested', { schema: eventSchemas['rollback/requested'] }),
  rollbackStarted: eventType('rollback/started', { schema: eventSchemas['rollback/started'] }),
  notificationWaiting: eventType('notification/waiting', { schema: eventSchemas['notification/waiting'] }),
  contactErased: eventType('contact/erased', { schema: eventSchemas['contact/erased'] }),
  fileRequested: eventType('file/requested', { schema: eventSchemas['file/requested'] }),
  sourceDistrusted: eventType('source/distrusted', { schema: eventSchemas['source/distrusted'] }),
  actionCleared: eventType('action/cleared', { schema: eventSchemas['action/cleared'] }),
} as const;
