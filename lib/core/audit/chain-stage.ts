/** The stations of what happens to an action, in their order; each leads to the ones before and after it. */
export const chainStages = [
  'signal',
  'plan',
  'decision',
  'approval',
  'effect',
  'outcome',
  'rollback',
] as const;
export type ChainStage = (typeof chainStages)[number];

const stages: Readonly<Record<string, ChainStage>> = {
  'signals.recorded': 'signal',
  'runs.planned': 'plan',
  'runs.not_acted': 'plan',
  'runs.handed_over': 'plan',
  'runs.replanned': 'plan',
  'actions.decided': 'decision',
  'actions.held': 'decision',
  'actions.cancelled': 'decision',
  'actions.expired': 'decision',
  'actions.claimed': 'effect',
  'actions.executed': 'effect',
  'actions.failed': 'effect',
  'actions.outcome_unknown': 'effect',
  'actions.observed': 'outcome',
  'actions.reconciled': 'outcome',
  'actions.closed_by_person': 'outcome',
  'actions.changed_outside': 'outcome',
  'actions.outcome_reviewed': 'outcome',
  'runs.finished': 'outcome',
  'actions.undo_requested': 'rollback',
  'actions.rolled_back': 'rollback',
  'actions.rollback_conflict': 'rollback',
};

/** Where an entry stands among them; null for what is no part of it. */
export function stageOf(verb: string): ChainStage | null {
  if (verb.startsWith('approvals.')) return 'approval';
  return Object.hasOwn(stages, verb) ? (stages[verb] ?? null) : null;
}
