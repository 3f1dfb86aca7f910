import { z } from 'zod';
import { outsideStateSchema } from '../actions/catalogue';
import { brandContentSchema } from '../brand-safety/content';
import { budgetFactSchema } from '../budgets/budget-fact';
import { contactFactsSchema } from '../contactability/contact-facts';
import { purposeSchema } from '../contactability/purposes';
import { approvedFactSchema } from '../content/approved-fact';
import { pauseFactSchema } from '../pauses/pause';
import { processingLimitFactSchema } from '../rights/processing-limit';
import { accountTierSchema, scopeBodySchema } from '../scopes/scope-body';
import { segmentSchema } from '../scopes/segment';
import { senioritySchema } from '../scopes/seniority';
import { microsText } from '../shared/micros';
import { policyBodySchema } from './policy-body';

/** A fact that could not be read is `{ unknown: why }`: the rule that needs it denies. */
const known = <T extends z.ZodType>(schema: T) => z.union([schema, z.strictObject({ unknown: z.string() })]);
export const isUnknown = <T>(fact: T | { unknown: string }): fact is { unknown: string } =>
  typeof fact === 'object' && fact !== null && 'unknown' in fact;

const count = z.number().int();
const moneySchema = z.strictObject({ dailyBudgetMicros: microsText, bidMicros: microsText });

const agentSchema = z.strictObject({
  type: z.literal('agent'),
  id: z.string(),
  version: z.string(),
  /** The level that a person consented to for this kind of action in this segment. */
  autonomyLevel: z.enum(['shadow', 'suggest', 'ask', 'act_with_undo', 'act']),
  /** Outcomes that a person has judged: of this agent version, and of it for this kind in this segment. */
  reviewed: z.strictObject({ version: count, kindInSegment: count }),
  /** What a widened scope added and this action makes use of, with the judged outcomes that did so before. */
  additions: z.array(
    z.strictObject({ id: z.string(), field: z.string(), item: z.string(), reviewed: count }),
  ),
  /** What it did on this day of the workspace, this action left out. */
  today: z.strictObject({ actions: count, addedSpendMicros: microsText }),
  scope: known(z.strictObject({ id: z.string(), version: count, body: scopeBodySchema })),
  /** The holdout that has what it does here shown and not carried out; null where none does. */
  shadowOf: z.string().nullable().default(null),
});

/** Of the signal that the action rests on; null where it rests on none, or where none was measured. */
const signalQuality = z.number().nullable();

const targetSchema = z.discriminatedUnion('type', [
  z.strictObject({
    type: z.literal('contact'),
    id: z.string(),
    accountTier: accountTierSchema.nullable(),
    segment: segmentSchema,
    region: z.string().nullable(),
    language: z.string().nullable(),
    seniority: senioritySchema,
    /** Whether anybody or anything has reached this person before. */
    contactedBefore: z.boolean(),
    signalQuality,
  }),
  z.strictObject({
    type: z.literal('audience'),
    id: z.string(),
    /** What it resolves to at this moment: how many, and which kinds of people are among them. */
    people: count,
    accounts: count,
    accountTiers: z.array(accountTierSchema),
    segments: z.array(segmentSchema),
    regions: z.array(z.string().nullable()),
    languages: z.array(z.string().nullable()),
    seniorities: z.array(senioritySchema),
    /** Executives and board members of the most valuable accounts whom nobody has reached before. */
    firstTouchExecutives: count,
    signalQuality: signalQuality.default(null),
  }),
  z.strictObject({
    type: z.literal('campaign'),
    id: z.string(),
    adAccount: z.string(),
    /** Live state as last observed: status, dailyBudgetMicros, bidMicros. */
    state: outsideStateSchema,
    /** What it was at the start of the workspace's day, and seven days ago; null where nothing of ours changed it since. */
    dayStart: moneySchema.nullable(),
    weekAgo: moneySchema.nullable(),
    spendMicros: microsText,
    revenueMicros: microsText,
    windowDays: count,
    signalQuality: signalQuality.default(null),
  }),
  z.strictObject({
    type: z.literal('page'),
    id: z.string(),
    /** As last observed: the words of each variant, and the split of each segment. */
    state: outsideStateSchema,
    /** What it was at the start of the workspace's day; null where nothing of ours changed it since. */
    dayStart: outsideStateSchema.nullable(),
    signalQuality: signalQuality.default(null),
  }),
]);

/** Everything `decide` may know, gathered once in the deciding transaction and stored with the decision. */
export const factsSchema = z.strictObject({
  workspace: known(
    z.strictObject({
      timeZone: z.string(),
      currency: z.string(),
    }),
  ),
  /** Every stop and pause that covers the action. */
  pauses: known(z.array(pauseFactSchema)),
  connectionId: z.string(),
  requester: z.discriminatedUnion('type', [
    agentSchema,
    z.strictObject({
      type: z.literal('person'),
      id: z.string(),
      mayAct: z.boolean(),
      permission: z.string(),
    }),
  ]),
  policy: known(z.strictObject({ id: z.string(), version: count, body: policyBodySchema })),
  /** The deciding moment in the scope's time zone: hour 0–23, weekday 1 (Monday) – 7. */
  localTime: known(z.strictObject({ hour: count, weekday: count })),
  target: known(targetSchema),
  /** Every cap that covers the action. */
  budgets: known(z.array(budgetFactSchema)),
  /** Each person that would hear from us, and what may be known of contacting them; empty where nobody would. */
  contacts: known(z.array(z.strictObject({ contactId: z.string(), facts: contactFactsSchema }))),
  /** What the contact that it is aimed at had us stop; decisions from before that could be have none. */
  limits: z.array(processingLimitFactSchema).default([]),
  /** The words that somebody would read, with what was found out about them; null where there are none. */
  content: known(brandContentSchema).nullable(),
  /** The approved facts that its sentences cite, as they are now; null where it cites none. */
  claims: known(
    z.strictObject({
      today: z.iso.date(),
      facts: z.array(approvedFactSchema),
      /** Of a composed message: whether a person has approved these words before, to whomever they went. */
      approvedBefore: z.boolean().optional(),
    }),
  )
    .nullable()
    .default(null),
  /** The sequence of the outreach tool that the action names, as it is there now; null where it names none. */
  sequence: known(
    z.strictObject({
      id: z.string(),
      purpose: purposeSchema,
      language: z.string(),
      isActive: z.boolean(),
      /** Whether the words of the message are those of the step it names; null where it names no step. */
      sameWords: z.boolean().nullable(),
      /** Whether this very step has gone out to this contact before. */
      alreadySent: z.boolean(),
      /** Whether the contact is at this step in the outreach tool now; null where the action names no step. */
      isDue: z.boolean().nullable(),
    }),
  ).nullable(),
  /** The agents between whom the task was handed over, and when that first happened; null where it was not. */
  handoff: z.strictObject({ id: z.string(), fromAgentId: z.string(), pairSince: z.string() }).nullable(),
  /** The play that set off the run of the action; null where none did, and in decisions from before it was kept. */
  play: z.strictObject({ id: z.string(), asksExecutive: z.boolean() }).nullable().default(null),
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
  /** How many people its proposer expected to reach; null where it did not say. */
  expectedPeople: number | null;
  /** Set when it takes another action back: a stop does not block it. */
  compensatesId: string | null;
  /** Set when it is a person's edit of another action. */
  editsId: string | null;
  /** Set when it makes up for an action that can't be taken back. */
  mitigatesId: string | null;
  /** Set when it undoes a taking back: what an agent did stands again, and a stop holds that up like anything new. */
  addsExposure: boolean;
  /** How many of its reasons were taken from words that somebody outside wrote. */
  taintedReasons: number;
};
