import type { PolicyChange } from '../policies/policy-change';
import { sizeChange } from '../policies/size-change';
import { formatFigure } from '../shared/format-figures';
import type { ReachLimits } from './reach-limits';

const titles: Record<keyof ReachLimits, string> = {
  maxPeople: 'Most people one action may reach',
  askAbovePeople: 'A person is asked when one action reaches more people than',
  maxAccounts: 'Most accounts one action may touch',
  maxIrreversiblePeople: 'Most people reached by what can’t be taken back',
  askAboveExpectedFactor:
    'A person is asked when an audience is larger than expected by more than the factor',
};

/** What changes from one set of reach limits to another: every higher one widens. */
export function diffReach(from: ReachLimits, to: ReachLimits): PolicyChange[] {
  return (Object.keys(titles) as (keyof ReachLimits)[]).flatMap((field) =>
    sizeChange(
      { section: 'reach', field, title: titles[field], widening: 'more', show: formatFigure },
      from[field],
      to[field],
    ),
  );
}

/** The reach limits in sentences, for whoever reads the policy. */
export function describeReach(limits: ReachLimits): string[] {
  const show = formatFigure;
  return [
    `One action reaches at most ${show(limits.maxPeople)} people and ${show(limits.maxAccounts)} accounts.`,
    `What can’t be taken back reaches at most ${show(limits.maxIrreversiblePeople)} people.`,
    `A person is asked when more than ${show(limits.askAbovePeople)} people would be reached at once.`,
    `An audience that turns out more than ${show(limits.askAboveExpectedFactor)} times as large as expected is stopped, and a person is asked.`,
  ];
}
