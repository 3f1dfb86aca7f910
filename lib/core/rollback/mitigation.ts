import { type ActionKind, catalogue } from '../actions/catalogue';

export const mitigations = ['stop_follow_ups', 'suppress', 'correct', 'make_good'] as const;
export type Mitigation = (typeof mitigations)[number];

export const mitigationTitles: Record<Mitigation, { title: string; how: string }> = {
  stop_follow_ups: {
    title: 'Stop what would follow',
    how: 'Pause the agent or the channel, and take the person out of their sequence.',
  },
  suppress: {
    title: 'Block further contact',
    how: 'Block the person on their page: nothing reaches them until somebody lifts it.',
  },
  correct: {
    title: 'Write a correction',
    how: 'Their owner in the CRM writes to them in person: what was wrong, and what holds instead.',
  },
  make_good: {
    title: 'Make good',
    how: 'Where somebody was put at a disadvantage, their owner offers what makes up for it.',
  },
};

/** What helps where an action can't be taken back, the first the most urgent. Empty where it can. */
export function mitigationsFor(kind: ActionKind): readonly Mitigation[] {
  const { reversibility, reaches } = catalogue[kind];
  if (reversibility.reversible && reaches === null) return [];
  return ['stop_follow_ups', 'suppress', 'correct', 'make_good'];
}
