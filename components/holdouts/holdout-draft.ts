import { z } from 'zod';
import { parseMoney } from '@/lib/client/parse-money';
import type { HoldoutSubjects, StartHoldoutInput } from '@/lib/contracts/holdouts';
import { holdoutOutcomeSchema, holdoutUnitSchema } from '@/lib/core/holdouts/holdout';

const whole = (name: string, min: number, max: number) =>
  z
    .string()
    .trim()
    .refine((text) => /^\d{1,9}$/.test(text) && Number(text) >= min && Number(text) <= max, {
      message: `${name} must be a whole number from ${min} to ${max}.`,
    });
const money = z
  .string()
  .refine((text) => parseMoney(text) !== null, 'Give an amount, such as 200 or 199.50.');

/** What a person types into the form of a holdout. */
export const holdoutDraftSchema = z
  .object({
    name: z.string().trim().min(1, 'Name it.').max(120),
    /** The place of what is held out from in the list to choose from. */
    subject: z.string().min(1, 'Choose what is measured.'),
    unit: holdoutUnitSchema,
    usual: whole('Business as usual', 0, 95),
    shadow: whole('Shadow', 0, 95),
    outcome: holdoutOutcomeSchema,
    worth: z.string(),
    outcomeWithinDays: whole('The days', 1, 365),
    plannedUnits: whole('The number', 100, 10_000_000),
    reviewMinutes: whole('The minutes', 0, 480),
    reviewerHour: money,
  })
  .superRefine(({ usual, shadow, outcome, worth, unit }, context) => {
    const issue = (name: string, message: string) =>
      context.addIssue({ code: 'custom', path: [name], message });
    const kept = Number(usual) + Number(shadow);
    if (kept < 5 || kept > 95) issue('usual', 'The two arms that are left alone must hold 5 to 95 of 100.');
    if (outcome === 'conversions' && (parseMoney(worth) === null || parseMoney(worth) === '0'))
      issue('worth', 'Say what a conversion is worth, such as 200.');
    if (outcome === 'revenue' && unit !== 'campaign')
      issue('outcome', 'Revenue is known of campaigns alone.');
    if (unit === 'campaign' && Number(shadow) > 0)
      issue('shadow', 'Must be 0 of campaigns: money moves between them.');
  });
export type HoldoutDraft = z.infer<typeof holdoutDraftSchema>;

export const emptyHoldoutDraft: HoldoutDraft = {
  name: '',
  subject: '',
  unit: 'contact',
  usual: '20',
  shadow: '0',
  outcome: 'conversions',
  worth: '',
  outcomeWithinDays: '30',
  plannedUnits: '1000',
  reviewMinutes: '3',
  reviewerHour: '60',
};

/** The request that a draft stands for. */
export function toHoldout(
  draft: HoldoutDraft,
  subject: HoldoutSubjects['subjects'][number],
): StartHoldoutInput {
  const [usual, shadow] = [Number(draft.usual), Number(draft.shadow)];
  return {
    name: draft.name,
    of: { type: subject.type, id: subject.id },
    unit: draft.unit,
    shares: { agent: 100 - usual - shadow, business_as_usual: usual, shadow },
    outcome: draft.outcome,
    worthMicros: draft.outcome === 'conversions' ? parseMoney(draft.worth) : null,
    outcomeWithinDays: Number(draft.outcomeWithinDays),
    plannedUnits: Number(draft.plannedUnits),
    reviewMinutes: Number(draft.reviewMinutes),
    reviewerHourMicros: parseMoney(draft.reviewerHour) ?? '0',
  };
}
