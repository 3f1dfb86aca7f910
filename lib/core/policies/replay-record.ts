import type { ActionStatus } from '../actions/status';
import type { Facts, GateAction } from '../gate/facts';
import type { Verdict } from '../gate/finding';

/** One recorded decision with what is needed to take it again, and what became of the action in the end. */
export type ReplayRecord = {
  decisionId: string;
  actionId: string;
  /** Null where a person asked. */
  agentId: string | null;
  stage: 'submit' | 'approval' | 'claim';
  at: Date;
  verdict: Verdict;
  action: GateAction;
  /** As they were recorded. Bodies of policies and scopes may be shared between records, and then are compared once. */
  facts: Facts;
  /** The status of the action when the record was read. */
  status: ActionStatus;
};

const effective: ReadonlySet<ActionStatus> = new Set([
  'cleared',
  'claimed',
  'accepted',
  'observed',
  'outcome_unknown',
  'needs_person',
  'rolling_back',
  'rolled_back',
  'rollback_conflict',
]);

/** Whether the action had an effect, or still may; taking it back later is an action of its own. */
export const tookEffect = ({ status }: ReplayRecord): boolean => effective.has(status);

/** Whether a person, or their silence, said no to it. */
export const wasRejected = ({ status }: ReplayRecord): boolean =>
  status === 'rejected' || status === 'expired' || status === 'superseded';

const open: ReadonlySet<ActionStatus> = new Set(['proposed', 'awaiting_approval', 'held']);

/** Whether it counts among what the agent did on its day. */
export const countsForItsDay = (record: ReplayRecord): boolean =>
  tookEffect(record) || open.has(record.status);
