import { z } from 'zod';
import { actionKinds } from '@/lib/core/actions/catalogue';
import { actionStatuses } from '@/lib/core/actions/status';
import { findingSchema } from '@/lib/core/gate/finding';
import { actionDetailSchema, actionSummarySchema, approvalAnswerSchema, approvalStatuses } from './actions';
import { cursorSchema, limitSchema, pageOf, someIds, someOf } from './list';
import { namedSchema } from './named';

export const approvalIdParams = z.strictObject({ id: z.string().min(1).max(80) });

/** `queue`: by the quarter of an hour of the deadline, and within it those on which more hangs first. */
export const approvalSorts = ['queue', 'deadlineAt', '-deadlineAt', 'createdAt', '-createdAt'] as const;

export const listApprovalsQuerySchema = z.strictObject({
  status: z.enum(['pending', 'decided']).default('pending'),
  /** Agent ids. */
  agent: someIds,
  kind: someOf(actionKinds),
  /** `mine`: asked of me. `snoozed`: put off by me for now; they are left out of all others. */
  show: z.enum(['all', 'mine', 'snoozed']).default('all'),
  sort: z.enum(approvalSorts).optional(),
  cursor: cursorSchema,
  limit: limitSchema,
});
export type ListApprovalsQuery = z.output<typeof listApprovalsQuerySchema>;

export const approvalRowSchema = approvalAnswerSchema.extend({
  actionHash: z.string(),
  action: actionSummarySchema,
  /** How many findings were shown, and how many of them ask for a person. */
  findingCount: z.int(),
  askingCount: z.int(),
});
export type ApprovalRow = z.infer<typeof approvalRowSchema>;
export const approvalPageSchema = pageOf(approvalRowSchema);
export type ApprovalPage = z.infer<typeof approvalPageSchema>;

export const approvalDetailSchema = approvalAnswerSchema.extend({
  actionHash: z.string(),
  action: actionDetailSchema,
  findings: z.array(findingSchema),
  /** Of a step of a plan over a whole account: whose research is evidence. Null for every other action. */
  researchAccountId: z.string().nullable(),
  /** What people have asked and answered about it, oldest first. */
  messages: z.array(
    z.strictObject({ id: z.string(), author: namedSchema, text: z.string(), createdAt: z.string() }),
  ),
  /** How earlier questions of the same kind from the same proposer were answered, the newest first. */
  similar: z.array(
    z.strictObject({
      id: z.string(),
      sentence: z.string(),
      status: z.enum(approvalStatuses),
      reason: z.string().nullable(),
      decidedAt: z.string().nullable(),
      actionStatus: z.enum(actionStatuses),
      /** What a person later judged of it. */
      judged: z.enum(['right', 'wrong']).nullable(),
    }),
  ),
  /** Until when the one who asks has put it off. */
  snoozedUntil: z.string().nullable(),
  /** What a person may change of it before it is approved. */
  editable: z.array(
    z.strictObject({
      field: z.string(),
      label: z.string(),
      type: z.enum(['money', 'line', 'text']),
      value: z.string(),
    }),
  ),
});
export type ApprovalDetail = z.infer<typeof approvalDetailSchema>;

export const decideApprovalBodySchema = z.strictObject({
  /** The hash of the action as it was shown. */
  actionHash: z.string().min(1).max(128),
  answer: z.enum(['granted', 'rejected']),
  /** Required for a rejection. */
  reason: z.string().trim().max(1000).nullable().default(null),
  /** Where what is at stake asks for it: the password that the person signs in with. */
  password: z.string().min(1).max(200).nullable().default(null),
});
export type DecideApprovalBody = z.input<typeof decideApprovalBodySchema>;

export const decideApprovalResultSchema = z.strictObject({
  status: z.enum(approvalStatuses),
  /** How many more people have to approve it. */
  left: z.int(),
  actionId: z.string(),
  actionStatus: z.enum(actionStatuses),
  nextApprovalId: z.string().nullable(),
});
export type DecideApprovalResponse = z.infer<typeof decideApprovalResultSchema>;

export const editActionBodySchema = z.strictObject({
  /** The hash of the action as it was shown. */
  actionHash: z.string().min(1).max(128),
  /** The fields that change, as text; money in micros of the workspace's currency. */
  changes: z
    .record(z.string().max(40), z.string().max(20_000))
    .refine((changes) => Object.keys(changes).length > 0, 'is empty: change at least one field'),
  reason: z
    .string()
    .trim()
    .min(1, 'is missing: say what was wrong with it, the agent is judged by it')
    .max(1000),
  /** Made by whoever asks: asking twice with it edits once. */
  requestKey: z.string().min(8).max(80),
});
export type EditActionBody = z.input<typeof editActionBodySchema>;
export const editActionResultSchema = z.strictObject({
  actionId: z.string(),
  status: z.enum(actionStatuses),
  approvalId: z.string().nullable(),
});

export const reassignBodySchema = z.strictObject({
  reviewerId: z.string().min(1).max(80),
  reason: z.string().trim().min(1, 'is missing: say why').max(1000),
});
export const reassignedSchema = z.strictObject({ reviewerId: z.string() });
export const snoozeBodySchema = z.strictObject({ until: z.iso.datetime({ offset: true }) });
export const snoozedSchema = z.strictObject({ until: z.string() });
export const askBodySchema = z.strictObject({ text: z.string().trim().min(1, 'is missing').max(4000) });
export const askedSchema = z.strictObject({ messageId: z.string() });

export const decideManyBodySchema = z.strictObject({
  /** Each with the hash of the action as it was shown. */
  questions: z
    .array(
      z.strictObject({
        approvalId: z.string().min(1).max(80),
        actionHash: z.string().min(1).max(128),
      }),
    )
    .min(1)
    .max(100),
  answer: z.enum(['granted', 'rejected']),
  reason: z.string().trim().max(1000).nullable().default(null),
  password: z.string().min(1).max(200).nullable().default(null),
});
export type DecideManyBody = z.input<typeof decideManyBodySchema>;
export const decidedManySchema = z.strictObject({
  answers: z.array(
    z.strictObject({
      approvalId: z.string(),
      outcome: z.enum(['answered', 'counted', 'asked_again', 'refused']),
      message: z.string().nullable(),
    }),
  ),
});

export const reviewerListSchema = z.strictObject({ rows: z.array(namedSchema) });
export const delegationSchema = z.strictObject({
  to: namedSchema,
  startsAt: z.string(),
  endsAt: z.string(),
});
export const myDelegationSchema = z.strictObject({ delegation: delegationSchema.nullable() });
export const delegateBodySchema = z.strictObject({
  toId: z.string().min(1).max(80),
  startsAt: z.iso.datetime({ offset: true }),
  endsAt: z.iso.datetime({ offset: true }),
});
export type DelegateBody = z.input<typeof delegateBodySchema>;
export const delegationEndedSchema = z.strictObject({ ended: z.int() });
