import type { AgentKind } from '@/lib/core/runs/agent-kind';
import type { PlanStep } from '@/lib/core/runs/plan';
import type { PlanChange, PlanRevision, StepState } from '@/lib/core/runs/plan-revision';
import { stepStateTitles } from '@/lib/core/runs/plan-revision';
import { microsOf } from '@/lib/core/shared/micros';
import { countText, moneyText } from '../kit/words';
import type { AccountContext } from './account-context';
import { defaultAssumptions } from './assumptions';
import { type Move, sameMove } from './candidate';
import { whyNotWritten } from './moves/enrol-people';
import { movesFor } from './moves/registry';
import { assumptionsOf, goalReached, stepOf } from './plan-account';
import { overLimit, weigh } from './weigh';

/** A step of the plan, and what became of it so far. */
export type StepSoFar = {
  step: PlanStep;
  state: StepState;
  /** The rule that refused it, where the gate did. */
  rule: string | null;
};

export type AdaptContext = AccountContext & { steps: readonly StepSoFar[]; cause: PlanRevision['cause'] };

/** Steps that are to come or under way, or done: what they are for need not be planned again. */
const standing: readonly StepState[] = ['open', 'at_work', 'done'];
/** After so many refusals by the same rule with nothing let through, the agent is not asked any more. */
const REFUSED_ALIKE = 2;

/**
 * Asked again: what is still worth doing as things are now. Drops steps whose reason is gone, puts another in the place of one that came
 * to nothing, adds what became worth it. No step is fixed before it is begun. Pure.
 */
export function adaptPlan(context: AdaptContext): Pick<PlanRevision, 'why' | 'changes'> {
  const { assumptions } = assumptionsOf(context);
  const { steps } = context;
  const open = steps.filter(({ state }) => state === 'open');
  const reached = goalReached(context);
  if (reached) return { why: reached, changes: open.map(({ step }) => drop(step, reached)) };

  const blocked = blockedAgents(steps);
  const possible = movesFor(withTried(context), assumptions).filter(
    ({ agentKind }) => !blocked.has(agentKind),
  );
  const drops = open.flatMap(({ step }) => {
    const why = whyDropped(step, context, blocked, possible);
    return why === null ? [] : [drop(step, why)];
  });
  const dropped = new Set(drops.map((change) => change.number));
  const kept = steps.filter(({ step, state }) => standing.includes(state) && !dropped.has(step.number));
  const adds = additions(context, possible, kept, assumptions);
  const changes = [...drops, ...placed(adds, context)];
  return { why: whyOf(context, changes, blocked).slice(0, 2000), changes };
}

const drop = (step: PlanStep, why: string): PlanChange & { change: 'drop' } => ({
  change: 'drop',
  number: step.number,
  why: why.slice(0, 500),
});

/** The agents that write to people. */
const writes: readonly AgentKind[] = ['sequencer', 'lifecycle'];

/** Whoever was to be written to and was not takes no room of others. */
function withTried(context: AdaptContext): AdaptContext {
  const ended = context.steps.filter(
    ({ step, state }) => writes.includes(step.agentKind) && !standing.includes(state) && state !== 'dropped',
  );
  const tried = new Set(ended.map(({ step }) => step.subject.id));
  return {
    ...context,
    people: context.people.map((person) => ({ ...person, wasTried: tried.has(person.id) })),
  };
}

/** Agents whose steps one rule refused again and again, with the rule. */
function blockedAgents(steps: readonly StepSoFar[]): ReadonlyMap<string, string> {
  const blocked = new Map<string, string>();
  for (const kind of new Set(steps.map(({ step }) => step.agentKind))) {
    const own = steps.filter(({ step }) => step.agentKind === kind);
    if (own.some(({ state }) => state === 'done')) continue;
    const rules = own.flatMap(({ state, rule }) => (state === 'refused' && rule !== null ? [rule] : []));
    const again = rules.find((rule) => rules.filter((each) => each === rule).length >= REFUSED_ALIKE);
    if (again !== undefined) blocked.set(kind, again);
  }
  return blocked;
}

/** Why a step that is to come is not worth it any more; null where it is. */
function whyDropped(
  step: PlanStep,
  { people, today }: AdaptContext,
  blocked: ReadonlyMap<string, string>,
  possible: readonly Move[],
): string | null {
  const rule = blocked.get(step.agentKind);
  if (rule !== undefined) return `The gate refused the same of this agent before, by the rule ${rule}.`;
  if (possible.some((move) => sameMove(move, step))) return null;
  if (step.subject.type !== 'contact') return 'There is nothing to do for the company here any more.';
  const person = people.find(({ id }) => id === step.subject.id);
  if (!person) return 'The person is not known here any more.';
  const why = whyNotWritten(person, today);
  return why === null ? 'Others go before: the play allows no more people at a time.' : `The person ${why}.`;
}

/** What is worth adding now, the best first, within what the play allows a run. */
function additions(
  context: AdaptContext,
  possible: readonly Move[],
  kept: readonly StepSoFar[],
  assumptions: typeof defaultAssumptions,
): Move[] {
  const tried = context.steps.map(({ step }) => step);
  const covered = possible.filter((move) => kept.some(({ step }) => sameMove(step, move)));
  const fresh = possible
    .filter((move) => !tried.some((step) => sameMove(step, move)))
    .map((move) => ({ move, score: weigh({ key: '', why: '', moves: [move] }, assumptions).score.mid }))
    .filter(({ score }) => score > 0)
    .sort((a, b) => b.score - a.score || (a.move.subject.id < b.move.subject.id ? -1 : 1));
  const added: Move[] = [];
  for (const { move } of fresh) {
    const together = weigh({ key: '', why: '', moves: [...covered, ...added, move] }, assumptions);
    if (overLimit(together, context.play.limits, context.currency) === null) added.push(move);
  }
  return added;
}

/** Gives what is added its number; what comes after a step of the same agent that came to nothing takes its place. */
function placed(moves: readonly Move[], { steps, cause }: AdaptContext): PlanChange[] {
  const ended = cause.of === 'step' ? steps.find(({ step }) => step.number === cause.number) : undefined;
  let vacant = ended && !standing.includes(ended.state) && ended.state !== 'idle' ? ended.step : null;
  let number = steps.reduce((most, { step }) => Math.max(most, step.number), -1);
  return moves.map((move): PlanChange => {
    number += 1;
    const replaces = vacant?.agentKind === move.agentKind ? vacant.number : null;
    if (replaces !== null) vacant = null;
    return { change: 'add', step: stepOf(move, number), replaces };
  });
}

function whyOf(
  { cause, steps, currency, assumptions: overrides }: AdaptContext,
  changes: readonly PlanChange[],
  blocked: ReadonlyMap<string, string>,
): string {
  const happened =
    cause.of === 'signals'
      ? `${countText(cause.signalIds.length, 'signal')} of the company came in.`
      : `Step ${cause.number + 1}: ${stepStateTitles[cause.state]}.`;
  const left = steps.filter(
    ({ step, state }) =>
      state === 'open' && !changes.some((each) => each.change === 'drop' && each.number === step.number),
  ).length;
  const drops = changes.filter(({ change }) => change === 'drop').length;
  const adds = changes.filter(({ change }) => change === 'add').length;
  const { reviewCost } = { ...defaultAssumptions, ...overrides };
  const parts = [
    happened,
    blocked.size > 0 ? `${[...blocked.keys()].join(', ')}: refused alike, asked no more.` : '',
    drops > 0 ? `${countText(drops, 'step')} dropped.` : '',
    adds > 0
      ? `${countText(adds, 'step')} added: each is worth more than it costs, a review of ${moneyText(microsOf(reviewCost), currency)} included.`
      : '',
    drops + adds === 0
      ? left > 0
        ? `The plan stays: ${countText(left, 'step')} to come.`
        : 'Nothing else is worth doing now.'
      : '',
  ];
  return parts.filter((part) => part !== '').join(' ');
}

/** The same of a run about one person or the campaigns where no play names agents to try instead. */
export function nothingElse(
  steps: readonly StepSoFar[],
  cause: PlanRevision['cause'],
): Pick<PlanRevision, 'why' | 'changes'> & { people: [] } {
  const state = cause.of === 'step' ? cause.state : 'idle';
  const rule = steps.find(({ step }) => cause.of === 'step' && step.number === cause.number)?.rule ?? null;
  const because = rule === null ? '' : ` by the rule ${rule}`;
  return {
    why: `${capital(stepStateTitles[state])}${because}. No play names another agent to try instead, so nothing follows.`,
    changes: [],
    people: [],
  };
}

const capital = (text: string): string => `${text.charAt(0).toUpperCase()}${text.slice(1)}`;
