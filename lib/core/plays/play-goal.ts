import { z } from 'zod';
import { agentKindSchema } from '../runs/agent-kind';
import { microsText } from '../shared/micros';

/** What a play is measured by. Money is in the workspace's currency. */
export const goalMeasures = ['pipeline', 'conversions', 'roas', 'reach', 'retention'] as const;
export type GoalMeasure = (typeof goalMeasures)[number];
export const goalMeasureTitles = {
  pipeline: 'pipeline won',
  conversions: 'conversions',
  roas: 'return on ad spend',
  reach: 'people reached',
  retention: 'customers kept',
} as const satisfies Record<GoalMeasure, string>;

const amount = microsText.refine((micros) => !micros.startsWith('-'), 'must not be negative');

/** How much of what is to be reached by when. Without a target there is never enough of it. */
export const playAimSchema = z.strictObject({
  measure: z.enum(goalMeasures).default('conversions'),
  target: z
    .number()
    .positive('must be more than 0')
    .max(1e12, 'must be at most 1,000,000,000,000')
    .nullable()
    .default(null),
  horizonDays: z.number().int().min(1, 'must be at least 1').max(365, 'must be at most 365').default(30),
});
export type PlayAim = z.infer<typeof playAimSchema>;

/** What a plan of the play may come to at most; null is no limit beside those of policy, scope and budgets. */
export const playLimitsSchema = z.strictObject({
  /** Of one run: media, messages and people's time. */
  maxCostMicros: amount.nullable().default(null),
  /** People of one account that are in its programmes at a time. */
  maxContactsPerAccount: z
    .number()
    .int()
    .min(1, 'must be at least 1')
    .max(50, 'must be at most 50')
    .nullable()
    .default(null),
  /** Of reviewers, for one run. */
  maxReviewMinutes: z
    .number()
    .min(0, 'must not be negative')
    .max(10_000, 'must be at most 10,000')
    .nullable()
    .default(null),
});
export type PlayLimits = z.infer<typeof playLimitsSchema>;

export const playSubjects = ['person', 'account'] as const;
export const playSubjectTitles = {
  person: 'each person by themselves',
  account: 'the whole company',
} as const satisfies Record<(typeof playSubjects)[number], string>;

/** 1 goes before all others, 5 after them. */
export const playPriority = z.number().int().min(1, 'must be from 1 to 5').max(5, 'must be from 1 to 5');

/** The agents it may give work to: all there are, or these. */
export const playAgentsSchema = z.union([
  z.literal('all'),
  z.array(agentKindSchema).min(1, 'choose at least one agent').max(50),
]);
export type PlayAgents = z.infer<typeof playAgentsSchema>;

export const playGoalShape = {
  aim: playAimSchema.prefault({}),
  limits: playLimitsSchema.prefault({}),
  priority: playPriority.default(3),
  /** What one outcome is worth; null is what the orchestrator assumes. */
  outcomeValueMicros: amount.nullable().default(null),
  agents: playAgentsSchema.default('all'),
  /** For whom one plan is made. */
  plansFor: z.enum(playSubjects).default('person'),
  /** Whether whoever looks after the account is asked before one of its people is written to. */
  asksExecutive: z.boolean().default(false),
};
