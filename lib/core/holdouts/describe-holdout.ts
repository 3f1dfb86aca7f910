import { assertNever } from '../shared/assert-never';
import type { ArmShares, HoldoutOutcome, HoldoutUnit } from './holdout';

const units: Record<HoldoutUnit, { one: string; many: string }> = {
  contact: { one: 'contact', many: 'contacts' },
  account: { one: 'account', many: 'accounts' },
  campaign: { one: 'campaign', many: 'campaigns' },
};
export const unitTitles = units;

export type HoldoutTerms = {
  subject: { type: 'play' | 'agent'; name: string };
  unit: HoldoutUnit;
  shares: ArmShares;
  outcome: HoldoutOutcome;
  /** In money, as text; null where the outcome is money itself. */
  worth: string | null;
  outcomeWithinDays: number;
  plannedUnits: number;
  reviewMinutes: number;
  reviewerHour: string;
};

/** What a holdout will do, in sentences, before anybody begins it. */
export function describeHoldout(terms: HoldoutTerms): string[] {
  const { shares, outcomeWithinDays, plannedUnits, reviewMinutes, reviewerHour, subject } = terms;
  const { one, many } = units[terms.unit];
  const it = subject.type === 'play' ? `the play “${subject.name}”` : `the agent “${subject.name}”`;
  return [
    `Each ${one} that ${it} would act on is drawn into an arm by a hash, once and for good: ${shares.agent} of 100 get what it does.`,
    ...(shares.business_as_usual > 0
      ? [
          `${shares.business_as_usual} of 100 are left to business as usual: nothing is done by it, and each time is recorded as a decision not to act.`,
        ]
      : []),
    ...(shares.shadow > 0
      ? [
          `${shares.shadow} of 100 are in shadow: it proposes, the gate refuses each proposal, and nothing is carried out.`,
        ]
      : []),
    ...(terms.unit === 'account'
      ? ['Contacts without an account stay outside of it, and are acted on.']
      : []),
    `What counts is ${outcomeText(terms)} within ${outcomeWithinDays} days of being drawn; ${many} drawn less long ago are not counted yet.`,
    `Off that go media, tokens, and ${reviewMinutes} minutes of a reviewer at ${reviewerHour} an hour for each approval decided.`,
    `You may look at any time: the interval holds at every look. It is tightest at ${plannedUnits} ${many}.`,
  ];
}

function outcomeText({ outcome, unit, worth }: HoldoutTerms): string {
  switch (outcome) {
    case 'conversions':
      return unit === 'account'
        ? `conversions of its people, at ${worth} each,`
        : unit === 'campaign'
          ? `its conversions, at ${worth} each,`
          : `whether it converted, at ${worth},`;
    case 'revenue':
      return 'the revenue that the platform reports';
    default:
      return assertNever(outcome);
  }
}
