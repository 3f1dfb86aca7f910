import type { AgentKind } from '@/lib/core/runs/agent-kind';
import { priorScore } from '@/lib/core/statistics/prior-score';
import type { AccountContext, AccountPerson } from '../account-context';
import type { Assumptions } from '../assumptions';
import { type Move, shareOf } from '../candidate';
import type { Value } from '../plan-parts';

/** What one kind of agent can do for an account now: a part for each thing worth weighing; none where there is nothing. */
export type MovesOf = (context: AccountContext, assumptions: Assumptions) => Move[];

/** Probability of conversion of one person as known now: whoever answered is likelier. */
export function probabilityOf(person: AccountPerson, { replyOdds }: Assumptions): number {
  const before = person.score ?? priorScore(person.traits).probability;
  if (!person.hasReplied) return before;
  const odds = (before / Math.max(1e-9, 1 - before)) * replyOdds;
  return odds / (1 + odds);
}

/** What a relative rise of these people's probabilities is worth by the play's goal. */
export function gainOf(
  people: readonly AccountPerson[],
  uplift: { low: number; mid: number; high: number },
  { play }: Pick<AccountContext, 'play'>,
  assumptions: Assumptions,
): Value {
  if (play.measure === 'reach') {
    const worth = people.length * (play.outcomeValue ?? assumptions.valuePerPersonReached);
    return { low: worth / 2, mid: worth, high: worth };
  }
  const probability = people.reduce((sum, person) => sum + probabilityOf(person, assumptions), 0);
  const worth = (end: keyof Value) => play.outcomeValue ?? assumptions.valuePerConversion[end];
  const gain = (end: keyof Value) => probability * uplift[end] * worth(end);
  return { low: gain('low'), mid: gain('mid'), high: gain('high') };
}

/** What an agent's record says of its next action: how likely it is let through, and asked about. */
export function standingOf(kind: AgentKind, { records }: AccountContext, assumptions: Assumptions) {
  const record = records[kind] ?? { actions: 0, refused: 0, asked: 0 };
  return {
    goesThrough: 1 - shareOf(record.refused, record.actions, assumptions.refusedShare),
    asked: shareOf(record.asked, record.actions, assumptions.askedShare),
  };
}

export const scaled = (value: Value, by: number): Value => ({
  low: value.low * by,
  mid: value.mid * by,
  high: value.high * by,
});
