import { type Facts, isUnknown } from '../gate/facts';
import { localDates } from './replay-clock';
import { countsForItsDay, type ReplayRecord } from './replay-record';

type Day = { date: string; recorded: Done; draft: Done };
type Done = { actions: number; spend: bigint };

/** What other decisions mean for the agent's day. */
export type DayCarry = ReturnType<typeof carryDays>;

/** Counts what each agent does in a day, as recorded and as it would have been. Only the present day of each agent is kept. */
export function carryDays() {
  const days = new Map<string, Day>();
  const dateOf = localDates();

  const today = (agentId: string, facts: Facts, at: Date): Day => {
    const zone = isUnknown(facts.workspace) ? 'UTC' : facts.workspace.timeZone;
    const date = dateOf(at, zone);
    const known = days.get(agentId);
    if (known?.date === date) return known;
    const made = { date, recorded: { actions: 0, spend: 0n }, draft: { actions: 0, spend: 0n } };
    days.set(agentId, made);
    return made;
  };

  return {
    /** The agent's day as the draft would have found it: the recorded count, more or less; counted here where nobody counted. */
    adjust(facts: Facts, record: ReplayRecord): Facts {
      const { requester } = facts;
      if (requester.type !== 'agent') return facts;
      const { recorded, draft } = today(requester.id, record.facts, record.at);
      if (!wasCounted(record.facts) && wasCounted(facts)) {
        // It counted for its day when it was proposed, and is never in its own way.
        const own = record.stage === 'submit' || !countsForItsDay(record) ? 0 : 1;
        const done = { actions: Math.max(0, draft.actions - own), addedSpendMicros: draft.spend.toString() };
        return { ...facts, requester: { ...requester, today: done } };
      }
      const actions = draft.actions - recorded.actions;
      const spend = draft.spend - recorded.spend;
      if (actions === 0 && spend === 0n) return facts;
      const before = requester.today;
      return {
        ...facts,
        requester: {
          ...requester,
          today: {
            actions: Math.max(0, before.actions + actions),
            addedSpendMicros: (BigInt(before.addedSpendMicros) + spend).toString(),
          },
        },
      };
    },
    /** A proposal counted (or not) for the agent's day, in the record and under the draft. */
    count(record: ReplayRecord, added: bigint, counts: { recorded: boolean; draft: boolean }): void {
      if (record.agentId === null || record.action.compensatesId !== null) return;
      const day = today(record.agentId, record.facts, record.at);
      const spend = added > 0n ? added : 0n;
      if (counts.recorded) add(day.recorded, spend, 1);
      if (counts.draft) add(day.draft, spend, 1);
    },
    /** What was counted for the day under the draft is refused after all. */
    uncount(record: ReplayRecord, added: bigint): void {
      if (record.agentId === null || record.action.compensatesId !== null) return;
      add(today(record.agentId, record.facts, record.at).draft, added > 0n ? added : 0n, -1);
    },
  };
}

function add(done: Done, spend: bigint, sign: 1 | -1): void {
  done.actions += sign;
  done.spend += BigInt(sign) * spend;
}

/** Whether the scope limits a day: only then was the day counted when the facts were gathered. */
function wasCounted({ requester }: Facts): boolean {
  if (requester.type !== 'agent' || isUnknown(requester.scope)) return false;
  const { maxActionsPerDay, maxAddedSpendPerDayMicros } = requester.scope.body;
  return maxActionsPerDay !== null || maxAddedSpendPerDayMicros !== null;
}
