import { z } from 'zod';

/** Every event of the workflows: name → schema. They carry ids only; the row is the truth. */
export const eventSchemas = {
  'signal/recorded': z.strictObject({
    workspaceId: z.string(),
    signalIds: z.array(z.string()).min(1).max(200),
  }),
  /** Signals that a live play listens to, whatever else follows from them. */
  'play/considered': z.strictObject({
    workspaceId: z.string(),
    signalIds: z.array(z.string()).min(1).max(200),
  }),
  'play/due': z.strictObject({ workspaceId: z.string(), playId: z.string() }),
  'surge/opened': z.strictObject({ workspaceId: z.string(), surgeId: z.string() }),
  /** Drift or an anomaly was found. */
  'alarm/opened': z.strictObject({ workspaceId: z.string(), alarmId: z.string() }),
  'run/planned': z.strictObject({ workspaceId: z.string(), runId: z.string() }),
  'run/cancelled': z.strictObject({ workspaceId: z.string(), runId: z.string() }),
  'approval/decided': z.strictObject({ workspaceId: z.string(), approvalId: z.string() }),
  'agent/review-completed': z.strictObject({ workspaceId: z.string(), agentId: z.string() }),
  'policy/activated': z.strictObject({ workspaceId: z.string(), policyId: z.string() }),
  'policy/replay-requested': z.strictObject({ workspaceId: z.string(), replayId: z.string() }),
  'model/evaluation-requested': z.strictObject({ workspaceId: z.string(), evaluationId: z.string() }),
  /** `actorId`: who asked. */
  'model/learning-asked': z.strictObject({
    workspaceId: z.string(),
    actorId: z.string(),
    agentId: z.string(),
  }),
  'pause/began': z.strictObject({ workspaceId: z.string(), pauseId: z.string() }),
  'pause/lifted': z.strictObject({ workspaceId: z.string(), pauseId: z.string() }),
  'record/check-requested': z.strictObject({ workspaceId: z.string() }),
  'stop-drill/started': z.strictObject({ workspaceId: z.string(), drillId: z.string() }),
  'rollback/requested': z.strictObject({ workspaceId: z.string(), rollbackId: z.string() }),
  'rollback/started': z.strictObject({ workspaceId: z.string(), rollbackId: z.string() }),
  'notification/waiting': z.strictObject({ workspaceId: z.string() }),
  'contact/erased': z.strictObject({ workspaceId: z.string(), contactId: z.string() }),
  'file/requested': z.strictObject({ workspaceId: z.string(), fileId: z.string() }),
  'source/distrusted': z.strictObject({ workspaceId: z.string(), sourceId: z.string() }),
  'action/cleared': z.strictObject({ workspaceId: z.string(), actionId: z.string() }),
} as const;

export type EventName = keyof typeof eventSchemas;
export type EventData<N extends EventName> = z.infer<(typeof eventSchemas)[N]>;
