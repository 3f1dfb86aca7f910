import { z } from 'zod';

/** What can have come of what an entry tells of, in words for the screen. */
export const auditOutcomeTitles = {
  allow: 'allowed',
  escalate: 'asks a person',
  deny: 'refused',
  granted: 'approved',
  rejected: 'rejected',
  superseded: 'replaced',
  held: 'held back',
  cancelled: 'cancelled',
  expired: 'expired',
  accepted: 'accepted by the platform',
  observed: 'seen in the platform',
  failed: 'failed',
  outcome_unknown: 'outcome unknown',
  needs_person: 'a person has to say',
  rolled_back: 'taken back',
  rollback_conflict: 'later edit in the way',
  right: 'judged right',
  wrong: 'judged wrong',
  completed: 'run completed',
  no_action: 'nothing done',
} as const;

export type AuditOutcome = keyof typeof auditOutcomeTitles;
export const auditOutcomes = Object.keys(auditOutcomeTitles) as [AuditOutcome, ...AuditOutcome[]];
const outcomeSchema = z.enum(auditOutcomes);

type Detail = Readonly<Record<string, unknown>>;
const said = (key: string) => (detail: Detail) => outcomeSchema.safeParse(detail[key]).data ?? null;
const always = (outcome: AuditOutcome) => () => outcome;

/** By verb; verbs that tell of no outcome are not in it. */
const readers: Readonly<Record<string, (detail: Detail) => AuditOutcome | null>> = {
  'actions.decided': said('verdict'),
  'actions.executed': (detail) => (detail.observed === true ? 'observed' : 'accepted'),
  'actions.observed': always('observed'),
  'actions.failed': always('failed'),
  'actions.outcome_unknown': always('outcome_unknown'),
  'actions.reconciled': said('status'),
  'actions.closed_by_person': (detail) => (detail.happened === true ? 'accepted' : 'failed'),
  'actions.outcome_reviewed': said('verdict'),
  'actions.held': always('held'),
  'actions.cancelled': always('cancelled'),
  'actions.expired': always('expired'),
  'actions.rolled_back': always('rolled_back'),
  'actions.rollback_conflict': always('rollback_conflict'),
  'approvals.granted': always('granted'),
  'approvals.rejected': always('rejected'),
  'approvals.escalated': always('escalate'),
  'approvals.expired': always('expired'),
  'approvals.superseded': always('superseded'),
  'runs.not_acted': always('no_action'),
  'runs.cancelled': always('cancelled'),
  'runs.finished': said('status'),
  'rollbacks.cancelled': always('cancelled'),
  'agents.scope_rejected': always('rejected'),
  'policies.rejected': always('rejected'),
  'policies.superseded': always('superseded'),
  'budgets.change_rejected': always('rejected'),
  'budgets.change_superseded': always('superseded'),
};

/** What came of what an entry tells of; null where it tells of no outcome. */
export function outcomeOf(verb: string, detail: Detail): AuditOutcome | null {
  return Object.hasOwn(readers, verb) ? (readers[verb]?.(detail) ?? null) : null;
}
