import { z } from 'zod';
import { askedSelectorSchema, rollbackSelectorSchema, rollbackSubjects } from '@/lib/core/rollback/selector';
import { actionSummarySchema, undoFieldSchema } from './actions';
import { cursorSchema, limitSchema, pageOf } from './list';
import { mitigationOfferSchema } from './mitigations';
import { namedSchema } from './named';

export const rollbackIdParams = z.strictObject({ id: z.string().min(1).max(80) });
const reason = z.string().trim().min(1, 'is missing: say why, it goes into the record').max(1000);

export const requestRollbackBodySchema = z.strictObject({ selector: askedSelectorSchema, reason });
export type RequestRollbackBody = z.input<typeof requestRollbackBodySchema>;
/** What the address of the page of rollbacks may begin a new one with, such as `?new=source&id=crm&from=2026-11-01T00:00:00Z`. */
export const rollbackStartSchema = z
  .strictObject({
    new: z.enum(['agent', 'connection', 'play', 'policy', 'source', 'window']),
    id: z.string().optional(),
    from: z.string().optional(),
    to: z.string().optional(),
  })
  .transform(({ new: by, ...rest }): z.input<typeof rollbackSelectorSchema> => ({ by, ...rest }))
  .pipe(askedSelectorSchema);
export const rollbackRequestedSchema = z.strictObject({ rollbackId: z.string() });

export const rollbackStatuses = [
  'planning',
  'planned',
  'running',
  'paused',
  'finished',
  'cancelled',
  'failed',
] as const;
export const rollbackOutlooks = [
  'restore',
  'already_back',
  'conflict',
  'irreversible',
  'unreadable',
] as const;
export const rollbackItemStatuses = [
  'waiting',
  'restored',
  'already_back',
  'conflict',
  'failed',
  'skipped',
] as const;
const conflictChoices = ['leave', 'overwrite'] as const;

export const rollbackViewSchema = z.strictObject({
  id: z.string(),
  status: z.enum(rollbackStatuses),
  selector: rollbackSelectorSchema,
  /** What the selector names, by its present name. */
  subject: namedSchema,
  reason: z.string(),
  rule: z.enum(conflictChoices),
  /** Why it could not be planned, or was paused by itself. */
  error: z.string().nullable(),
  requestedBy: namedSchema,
  createdAt: z.string(),
  startedAt: z.string().nullable(),
  finishedAt: z.string().nullable(),
  /** How the plan looked, and how far it is: numbers of actions. */
  outlooks: z.record(z.enum(rollbackOutlooks), z.int()),
  items: z.record(z.enum(rollbackItemStatuses), z.int()),
});
export type RollbackView = z.infer<typeof rollbackViewSchema>;
export const rollbackPageSchema = pageOf(rollbackViewSchema);
export type RollbackPage = z.infer<typeof rollbackPageSchema>;
export const listRollbacksQuerySchema = z.strictObject({ cursor: cursorSchema, limit: limitSchema });
export type ListRollbacksQuery = z.output<typeof listRollbacksQuerySchema>;

export const rollbackItemSchema = z.strictObject({
  actionId: z.string(),
  round: z.int(),
  action: actionSummarySchema,
  outlook: z.enum(rollbackOutlooks),
  fields: z.array(undoFieldSchema),
  choice: z.enum(conflictChoices).nullable(),
  status: z.enum(rollbackItemStatuses),
  compensationId: z.string().nullable(),
  message: z.string().nullable(),
  /** Whose later action changed the same object, where it went through here; null: somebody did in the platform itself. */
  changedBy: namedSchema.nullable(),
  mitigations: z.array(mitigationOfferSchema),
});
export type RollbackItemView = z.infer<typeof rollbackItemSchema>;
export const rollbackItemPageSchema = pageOf(rollbackItemSchema);
export type RollbackItemPage = z.infer<typeof rollbackItemPageSchema>;
export const listRollbackItemsQuerySchema = z.strictObject({
  outlook: z.enum(rollbackOutlooks).optional(),
  status: z.enum(rollbackItemStatuses).optional(),
  cursor: cursorSchema,
  limit: limitSchema,
});
export type ListRollbackItemsQuery = z.output<typeof listRollbackItemsQuerySchema>;

export const steerRollbackBodySchema = z.strictObject({ step: z.enum(['start', 'pause', 'cancel']) });
export const rollbackSteeredSchema = z.strictObject({ status: z.enum(rollbackStatuses) });
export const chooseRowsBodySchema = z.strictObject({
  choice: z.enum(conflictChoices),
  /** Null: the rule for every row that nobody chose for. */
  actionIds: z.array(z.string().min(1).max(80)).min(1).max(1000).nullable(),
});
export type ChooseRowsBody = z.input<typeof chooseRowsBodySchema>;
export const rowsChosenSchema = z.strictObject({ chosen: z.int() });

export const rollbackSubjectListSchema = z.strictObject({
  rows: z.array(
    z.strictObject({
      by: z.enum(rollbackSubjects),
      id: z.string(),
      name: z.string(),
      /** Of an agent: the versions it has acted in. */
      versions: z.array(z.string()),
    }),
  ),
});
export type RollbackSubjectChoice = z.infer<typeof rollbackSubjectListSchema>['rows'][number];
