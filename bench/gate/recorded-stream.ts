import type { ActionStatus } from '../../lib/core/actions/status';
import { decide } from '../../lib/core/gate/decide';
import type { Decision, Verdict } from '../../lib/core/gate/finding';
import type { ReplayRecord } from '../../lib/core/policies/replay-record';
import { type Case, everyday, withFreshWords } from './population';

/** Short enough that none of the cases is decided otherwise at its end. */
const SPAN_MS = 20 * 60_000;
const status: Record<Verdict, ActionStatus> = {
  allow: 'observed',
  escalate: 'awaiting_approval',
  deny: 'denied',
};

export type Recorded = { record: ReplayRecord; decision: Decision };

/** A stream of decisions as the gate would have recorded them, in batches: everyday actions, one after the other. */
export function* recordedStream(total: number, batch: number): Generator<Recorded[]> {
  const answered = everyday(5000).map((one) => ({ one, decision: decide(one.action, one.facts, one.now) }));
  for (let first = 0; first < total; first += batch)
    yield Array.from({ length: Math.min(batch, total - first) }, (_, i) =>
      recordOf(answered[(first + i) % answered.length] as Answered, first + i, total),
    );
}

type Answered = { one: Case; decision: Decision };

function recordOf(
  { one: { action, facts, now }, decision }: Answered,
  serial: number,
  total: number,
): Recorded {
  const { requester } = facts;
  return {
    decision,
    record: {
      decisionId: `dec_${serial}`,
      actionId: `act_${serial}`,
      agentId: requester.type === 'agent' ? requester.id : null,
      stage: 'submit',
      at: new Date(now.getTime() + Math.floor((serial * SPAN_MS) / total)),
      verdict: decision.verdict,
      action,
      facts: withFreshWords(facts),
      status: status[decision.verdict],
    },
  };
}
