import type { PolicySection } from '@/lib/core/policies/policy-change';
import { policyTabs } from './policy-tabs';

/** What the single figures are called where something is wrong with them. */
const titles: Readonly<Record<string, string>> = {
  firstDecisionsToReview: 'The number of outcomes to judge first',
  askAboveRelativeChange: 'The largest change without asking',
  askAboveAddedDailySpendMicros: 'The most added daily spend without asking',
  roasFloor: 'The least return',
  roasMinSpendMicros: 'The spend needed before the return counts',
  roasWindowDays: 'The days over which the return is measured',
  askBelowConfidence: 'The least confidence',
  askBelowSignalQuality: 'The least quality of the signal',
  refuseBelowSignalQuality: 'The quality of the signal below which nothing is done',
  undoBelowSignalQuality: 'The quality of the signal for what can’t be taken back',
  approvalDeadlineMinutes: 'The minutes a reviewer has',
  handoffReviewDays: 'The days for which handoffs are approved',
  exploreShare: 'The share of choices that may try something else',
  'reach.maxPeople': 'The most people of one action',
  'reach.maxAccounts': 'The most accounts of one action',
  'reach.maxIrreversiblePeople': 'The most people reached by what can’t be taken back',
  'reach.askAbovePeople': 'The people reached without asking',
  'reach.askAboveExpectedFactor': 'The factor above what was expected',
};

const sections: readonly string[] = policyTabs.flatMap(({ section }) => (section ? [section] : []));

/** The section a field of the policy belongs to: what is in no section of its own is a limit. */
export function sectionOfField(field: string): PolicySection {
  const first = field.split(/[.[]/)[0] ?? '';
  return sections.includes(first) ? (first as PolicySection) : 'limits';
}

/** What a field is called in words, where it has a name of its own; else that something in its list or table is meant. */
export const fieldTitle = (field: string): string => titles[field] ?? 'Something that is marked there';

export const tabOfField = (field: string) => {
  const section = sectionOfField(field);
  return policyTabs.find((tab) => tab.section === section) ?? policyTabs[0];
};
