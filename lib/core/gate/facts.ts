import { z } from 'zod';
import { outsideStateSchema } from '../actions/catalogue';
import { accountTierSchema, scopeBodySchema } from '../scopes/scope-body';
import { microsText } from '../shared/micros';
import { policyBodySchema } from './policy-body';

/** A fact that could not be read is `{ unknown: why }`: the rule that needs it denies. */
const known = <T extends z.ZodType>(schema: T) => z.union([schema, z.strictObject({ unknown: z.string() })]);
export const isUnknown = <T>(fact: T | { unknown: string }): fact is { unknown: string } =>
  typeof fact === 'object' && fact !== null && 'unknown' in fact;

export const budgetFactSchema = z.strictObject({
  windowId: z.string(),
  budgetId: z.string(),
  name: z.string(),
  period: z.enum(['day', 'month']),
  capMicros: microsText,
  committedMicros: microsText,
  /** Held by other actions: never this action's own reservation. */
  reservedMicros: microsText,
  /** What this action would hold in this window, worst case; negative or 0 never needs room. */
  neededMicros: microsText,
});
export type BudgetFact = z.infer<typeof budgetFactSchema>;

/** Everything `decide` may know, gathered once in the deciding transaction and stored with the decision. */
export const factsSchema = z.strictObject({
  workspace: known(
    z.strictObject({
      timeZone: z.string(),
      currency: z.string(),
      stopped: z.boolean(),
      stopReason: z.string().nullable(),
    }),
  ),
  requester: z.discriminatedUnion('type', [
    z.strictObject({
      type: z.literal('agent'),
      id: z.string(),
      version: z.string(),
      autonomyLevel: z.enum(['shadow', 'suggest', 'ask', 'act_with_undo', 'act']),
      paused: z.boolean(),
      pauseReason: z.string().nullable(),
      /** Approvals of this agent version that a person has granted or rejected. */
      reviewedDecisions: z.number().int(),
      scope: known(z.strictObject({ id: z.string(), version: z.number().int(), body: scopeBodySchema })),
    }),
    z.strictObject({
      type: z.literal('person'),
      id: z.string(),
      mayAct: z.boolean(),
      permission: z.string(),
    }),
  ]),
  policy: known(z.strictObject({ id: z.string(), version: z.number().int(), body: policyBodySchema })),
  /** The deciding moment in the scope's time zone: hour 0–23, weekday 1 (Monday) – 7. */
  localTime: known(z.strictObject({ hour: z.number().int(), weekday: z.number().int() })),
  target: known(
    z.discriminatedUnion('type', [
      z.strictObject({
        type: z.literal('contact'),
        id: z.string(),
        accountTier: accountTierSchema.nullable(),
        signalQuality: z.number().nullable(),
      }),
      z.strictObject({
        type: z.literal('campaign'),
        id: z.string(),
        /** Live state as last observed: status, dailyBudgetMicros, bidMicros. */
        state: outsideStateSchema,
        spendMicros: microsText,
        revenueMicros: microsText,
        windowDays: z.number().int(),
      }),
    ]),
  ),
  /** Every cap that covers the action. */
  budgets: known(z.array(budgetFactSchema)),
  /** The approval that would carry this action, when there is a granted one bound to its hash and cycle. */
  approval: z
    .strictObject({ id: z.string(), approvedRules: z.array(z.string()), actionHash: z.string() })
    .nullable(),
});
export type Facts = z.infer<typeof factsSchema>;

/** The action as the gate sees it. */
export type GateAction = {
  kind: string;
  payload: unknown;
  hash: string;
  expiresAt: string;
  confidence: number;
  /** Set when it takes another action back: pauses never block it. */
  compensatesId: string | null;
};
