import { z } from 'zod';
import { diffFigures, type Figure } from '../policies/diff-figures';
import type { PolicyChange } from '../policies/policy-change';
import { formatAmount, formatFigure } from '../shared/format-figures';
import { microsText } from '../shared/micros';

const people = z.number().int().min(0).max(10_000_000);

/** What it takes to approve: how many people, and how sure we are that it is them. */
export const approvalRulesSchema = z.strictObject({
  /** Above either, two people have to approve. */
  twoAboveAddedDailySpendMicros: microsText,
  twoAbovePeople: people,
  /** Above either, whoever approves gives their password again. */
  passwordAboveAddedDailySpendMicros: microsText,
  passwordAbovePeople: people,
});
export type ApprovalRules = z.infer<typeof approvalRulesSchema>;

export const defaultApprovalRules: ApprovalRules = {
  twoAboveAddedDailySpendMicros: '5000000000',
  twoAbovePeople: 1000,
  passwordAboveAddedDailySpendMicros: '1000000000',
  passwordAbovePeople: 200,
};

/** What an action comes to: added spend a day in micros of the workspace's currency, and people who would hear from us. */
export type Consequence = { addedDailySpendMicros: bigint; people: number };

/** How many people have to approve an action. */
export const approversNeeded = (
  rules: ApprovalRules,
  { addedDailySpendMicros, people: count }: Consequence,
): number =>
  addedDailySpendMicros > BigInt(rules.twoAboveAddedDailySpendMicros) || count > rules.twoAbovePeople ? 2 : 1;

/** Whether an approver has to give the password again. */
export const needsPassword = (
  rules: ApprovalRules,
  { addedDailySpendMicros, people: count }: Consequence,
): boolean =>
  addedDailySpendMicros > BigInt(rules.passwordAboveAddedDailySpendMicros) ||
  count > rules.passwordAbovePeople;

const figures: Record<keyof ApprovalRules, Figure> = {
  twoAboveAddedDailySpendMicros: {
    title: 'Two people approve above an added daily spend of',
    widening: 'more',
    unit: 'money',
  },
  twoAbovePeople: {
    title: 'Two people approve above a number of people reached of',
    widening: 'more',
    unit: 'figure',
  },
  passwordAboveAddedDailySpendMicros: {
    title: 'The password is asked for again above an added daily spend of',
    widening: 'more',
    unit: 'money',
  },
  passwordAbovePeople: {
    title: 'The password is asked for again above a number of people reached of',
    widening: 'more',
    unit: 'figure',
  },
};

/** What changes from one set of rules to another. */
export const diffApprovalRules = (
  from: ApprovalRules,
  to: ApprovalRules,
  currency: string | null,
): PolicyChange[] => diffFigures('approvals', figures, from, to, currency);

/** The rules in sentences, for whoever reads the policy. */
export function describeApprovalRules(rules: ApprovalRules, currency: string | null): string[] {
  const money = (micros: string) => formatAmount(micros, currency);
  return [
    `Two people approve what adds more than ${money(rules.twoAboveAddedDailySpendMicros)} of spend a day or reaches more than ${formatFigure(rules.twoAbovePeople)} people.`,
    `Whoever approves more than ${money(rules.passwordAboveAddedDailySpendMicros)} of added spend a day, or more than ${formatFigure(rules.passwordAbovePeople)} people reached, gives their password again.`,
  ];
}
