import type { AuditVerb } from './events';

/** Of an outside state: words that somebody reads or wrote. */
const wordsOfState = new Set(['note', 'lastSubject', 'lastText', 'shownTitle', 'shownText']);

/**
 * What of an entry about one person is sealed with that person's key: words that somebody typed, or that were read from a platform. By
 * name, however deep; everything else is ids, figures, closed words and sentences of our own.
 */
export const personalDetails: Partial<Record<AuditVerb, ReadonlySet<string>>> = {
  'runs.cancelled': new Set(['reason']),
  'runs.retried': new Set(['reason']),
  'runs.rerun': new Set(['reason']),
  'actions.decided': new Set(['reasoning']),
  'actions.claimed': wordsOfState,
  'actions.executed': wordsOfState,
  'actions.observed': wordsOfState,
  'actions.failed': new Set(['message']),
  'actions.outcome_unknown': new Set(['message']),
  'actions.closed_by_person': new Set(['reason']),
  'actions.outcome_reviewed': new Set(['note']),
  'actions.undo_requested': new Set(['reason']),
  'actions.rolled_back': wordsOfState,
  'approvals.reassigned': new Set(['reason']),
  'approvals.rejected': new Set(['reason']),
  'practice.edited': new Set(['externalId']),
};
