import { moved } from '@/lib/core/research/moved';
import type { Learnt, PossibleAnswer } from '@/lib/core/research/unknown-fact';
import { agentCatalogue } from '@/lib/core/runs/agent-catalogue';
import type { AgentKind } from '@/lib/core/runs/agent-kind';
import { countText } from '../kit/words';
import type { AccountContext, AccountPerson } from './account-context';
import { type Assumptions, defaultAssumptions } from './assumptions';
import { type Candidate, type Move, sameMove } from './candidate';
import { probabilityOf } from './moves/move';
import { movesFor } from './moves/registry';
import { candidatesOf, goalReached } from './plan-account';
import { noValue } from './plan-parts';
import { overLimit, weigh } from './weigh';

export type Knowing = {
  /** What the best plans under each answer bring beyond the best plan that is made without it, in units of the workspace's currency. */
  value: number;
  /** The best plan without an answer, in words. */
  planNow: string;
  /** By the order of the answers: the best plan then, and whether it is another one. */
  plans: { plan: string; isOtherPlan: boolean }[];
};

/** Doing nothing: it is a plan, too. */
const nothing: Candidate = { key: '', why: 'do nothing', moves: [] };

/**
 * What it is worth to know an answer before a plan is made over an account (the expected value of perfect information, Howard 1966): every
 * plan is weighed by the orchestrator's own weighing as it would turn out under each answer, by how likely the answer is. Never below
 * zero; zero where the same plan is best whatever the answer. Pure.
 */
export function valueOfKnowing(context: AccountContext, answers: readonly PossibleAnswer[]): Knowing {
  const assumptions = { ...defaultAssumptions, ...context.assumptions };
  if (goalReached(context)) return unmoved(answers);
  const now = allowed(candidatesOf(movesFor(context, assumptions)), context, assumptions);
  const scores = context.people.map((person) => scoresUnder(person, answers, assumptions));
  const worlds = answers.map(({ share, learnt }, i) => {
    const then = underAnswer(context, learnt, (person) => scores[person]?.[i] ?? null);
    const moves = movesFor(then, assumptions);
    const score = (candidate: Candidate) => weigh(asItIs(candidate, moves), assumptions).score.mid;
    // Who knows the answer may also do what would have been done without it.
    const best = bestOf([...allowed(candidatesOf(moves), then, assumptions), ...now], score);
    return { share, score, best };
  });
  const expected = (candidate: Candidate) =>
    worlds.reduce((sum, { share, score }) => sum + share * score(candidate), 0);
  const blind = bestOf(now, expected);
  const value = worlds.reduce((sum, { share, best }) => sum + share * best.score, 0) - blind.score;
  return {
    value: Math.max(0, value),
    planNow: wordsOf(blind.candidate),
    plans: worlds.map(({ best, score }) => {
      // Of plans that are worth the same, the one that is made anyhow stays.
      const isOtherPlan = best.score > score(blind.candidate) + 1e-9;
      return { plan: wordsOf(isOtherPlan ? best.candidate : blind.candidate), isOtherPlan };
    }),
  };
}

const unmoved = (answers: readonly PossibleAnswer[]): Knowing => ({
  value: 0,
  planNow: wordsOf(nothing),
  plans: answers.map(() => ({ plan: wordsOf(nothing), isOtherPlan: false })),
});

/** What the context would be if this were known; what somebody's score is then, by their place, where it is another one. */
function underAnswer(
  context: AccountContext,
  { industry, role, refuses }: Learnt,
  scoreOf: (person: number) => number | null,
): AccountContext {
  const { account } = context;
  return {
    ...context,
    account: account && {
      ...account,
      industry: industry ?? account.industry,
      roles: account.roles + (role ? 1 : 0),
    },
    people: context.people.map((person, i) => ({
      ...person,
      score: scoreOf(i) ?? person.score,
      isSuppressed: person.isSuppressed || refuses?.contactId === person.id,
    })),
  };
}

/**
 * Somebody's probability of conversion under each answer, so that on the average of the answers it is what it is now: an answer that is not
 * known yet makes nobody likelier. Null where none of them moves it, and of whoever is not scored because they objected.
 */
function scoresUnder(
  person: AccountPerson,
  answers: readonly PossibleAnswer[],
  assumptions: Assumptions,
): number[] | null {
  const moves = answers.map(({ learnt: { odds, likelihood = 1 } }) => {
    const isMeant = odds !== undefined && (odds.of === 'all' || odds.of.contactId === person.id);
    return { odds: isMeant ? odds.times : 1, likelihood };
  });
  if (person.limit !== null || moves.every(({ odds, likelihood }) => odds === 1 && likelihood === 1))
    return null;
  const now = probabilityOf({ ...person, hasReplied: false }, assumptions);
  const under = (shift: number) =>
    moves.map(({ odds, likelihood }) => moved(now, { odds: odds * Math.exp(shift), likelihood }));
  const meanOf = (scores: readonly number[]) =>
    scores.reduce((sum, score, i) => sum + score * (answers[i]?.share ?? 0), 0);
  let [low, high] = [-MOST_SHIFT, MOST_SHIFT];
  for (let step = 0; step < SHIFT_STEPS; step++) {
    const middle = (low + high) / 2;
    if (meanOf(under(middle)) < now) low = middle;
    else high = middle;
  }
  return under((low + high) / 2);
}

const MOST_SHIFT = 8;
const SHIFT_STEPS = 40;

/** A plan as it turns out: a part that there is no ground for brings nothing, and costs what it costs. */
const asItIs = (candidate: Candidate, moves: readonly Move[]): Candidate => ({
  ...candidate,
  moves: candidate.moves.map(
    (move) => moves.find((each) => sameMove(each, move)) ?? { ...move, gain: noValue },
  ),
});

const allowed = (
  candidates: readonly Candidate[],
  { play, currency }: AccountContext,
  assumptions: Assumptions,
): Candidate[] => [
  nothing,
  ...candidates.filter((each) => overLimit(weigh(each, assumptions), play.limits, currency) === null),
];

function bestOf(candidates: readonly Candidate[], score: (candidate: Candidate) => number) {
  let best = { candidate: nothing, score: Number.NEGATIVE_INFINITY };
  for (const candidate of candidates) {
    const own = score(candidate);
    if (own > best.score) best = { candidate, score: own };
  }
  return best;
}

/** A plan in words: how many parts each kind of agent has in it. */
function wordsOf({ moves }: Candidate): string {
  const parts = new Map<AgentKind, number>();
  for (const { agentKind, about } of moves)
    parts.set(agentKind, (parts.get(agentKind) ?? 0) + (about === 'person' ? 1 : 0));
  if (parts.size === 0) return 'do nothing';
  return [...parts]
    .map(([kind, people]) => {
      const title = agentCatalogue[kind].title.toLowerCase();
      return people === 0
        ? `${title} for the company`
        : `${title} for ${countText(people, 'person').replace('persons', 'people')}`;
    })
    .join(', ');
}
