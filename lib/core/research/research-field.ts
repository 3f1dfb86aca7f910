import { z } from 'zod';
import { buyingRoleSchema } from '../signals/buying-group/buying-role';
import { decisionTimingSchema } from './decision-timing';

/** What may be asked about. Closed: each is a fact that the orchestrator weighs plans by, and that a person can put right. */
export const researchFields = ['industry', 'employees', 'region', 'timing', 'role', 'consent'] as const;
export const researchFieldSchema = z.enum(researchFields);
export type ResearchField = z.infer<typeof researchFieldSchema>;

export const researchFieldTitles = {
  industry: 'industry of the company',
  employees: 'size of the company',
  region: 'region of the company',
  timing: 'time of the decision',
  role: 'part in the buying group',
  consent: 'consent to e-mail from sales',
} as const satisfies Record<ResearchField, string>;

/** As it is said to the person, in the next conversation with them. */
export const researchQuestions = {
  industry: 'Which industry is your company in?',
  employees: 'About how many people work at your company?',
  region: 'Which region do you buy for?',
  timing: 'When does your company want to decide on this?',
  role: 'Which part do you play when your company decides on this?',
  consent: 'May we write to you by e-mail about this?',
} as const satisfies Record<ResearchField, string>;

/** Facts of the company: everybody of it may know them. The others are of one person. */
export const isOfCompany = (field: ResearchField): boolean => field !== 'role' && field !== 'consent';

const text = z.string().trim().min(1, 'must not be empty').max(100, 'must be at most 100 characters');

/** What was answered, by what was asked. */
export const researchAnswerSchema = z.discriminatedUnion('field', [
  z.strictObject({ field: z.literal('industry'), value: text }),
  z.strictObject({ field: z.literal('region'), value: text }),
  z.strictObject({
    field: z.literal('employees'),
    value: z.int('must be a whole number').min(0, 'must not be negative').max(2_147_483_647),
  }),
  z.strictObject({ field: z.literal('timing'), value: decisionTimingSchema }),
  z.strictObject({ field: z.literal('role'), value: buyingRoleSchema.exclude(['unknown']) }),
  z.strictObject({ field: z.literal('consent'), value: z.enum(['yes', 'no']) }),
]);
export type ResearchAnswer = z.infer<typeof researchAnswerSchema>;

/** An answer that may come, how often it does in the workspace, and what the best plan would then be. */
export const weighedAnswerSchema = z.strictObject({
  label: z.string().max(120),
  share: z.number().min(0).max(1),
  plan: z.string().max(1000),
  isOtherPlan: z.boolean(),
});
export type WeighedAnswer = z.infer<typeof weighedAnswerSchema>;

/** What is kept of a question: what it was worth to know, and why. */
export const researchQuestionBodySchema = z.strictObject({
  answers: z.array(weighedAnswerSchema).max(12),
  /** What the base rates were counted from. */
  basis: z.string().max(500),
  planNow: z.string().max(1000),
});
export type ResearchQuestionBody = z.infer<typeof researchQuestionBodySchema>;

export const researchQuestionStatuses = ['asked', 'answered', 'nobody_knows', 'taken_back'] as const;
export const researchQuestionStatusSchema = z.enum(researchQuestionStatuses);
export type ResearchQuestionStatus = z.infer<typeof researchQuestionStatusSchema>;

/** Nobody is asked again within so many days; what nobody knew is not asked again for longer. */
export const ASKED_AGAIN_DAYS = 30;
export const NOBODY_KNEW_DAYS = 90;
