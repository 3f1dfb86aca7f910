import { memoryInput, waitingFor } from '@/lib/core/memory/agent-memory';
import { agentCatalogue } from '@/lib/core/runs/agent-catalogue';
import type { AgentKind } from '@/lib/core/runs/agent-kind';
import type { Plan, PlanAlternative } from '@/lib/core/runs/plan';
import { microsOf } from '@/lib/core/shared/micros';
import { countText, moneyText, percentText, ratioText } from '../kit/words';
import type { AccountContext } from './account-context';
import { type Assumptions, defaultAssumptions } from './assumptions';
import type { Candidate, Move } from './candidate';
import { resolveClaims, withClaims } from './conflicts';
import { speaksAgainst, whyNotWritten } from './moves/enrol-people';
import { standingOf } from './moves/move';
import { kindsFor, movesFor } from './moves/registry';
import { upliftText, withMeasured } from './uplifts';
import { choose, type Weighed, weighingOf } from './weigh';

/** More parts than this are left to the next time the orchestrator is asked. */
const MOST_STEPS = 40;
const MOST_ALTERNATIVES = 8;
/** Of its reasons so many people are named, those by what was learnt among them. */
const MOST_PEOPLE = 20;
const MOST_LEARNT = 8;

/**
 * Plans over an account that a play took up: weighs every combination of what agents can do for it, also with its likeliest person alone,
 * against doing nothing. Pure: the same context gives the same plan.
 */
export function planAccount(context: AccountContext): Plan {
  const { assumptions, uplifts } = assumptionsOf(context);
  const rest = {
    inputs: inputsOf(context),
    assumptions: assumptionTexts(context, assumptions, uplifts),
    uplifts,
  };
  const reached = goalReached(context);
  if (reached) return nothing(reached, rest, []);
  const moves = movesFor(context, assumptions);
  if (moves.length === 0) return nothing(whyNothingToDo(context), rest, []);
  const { chosen, others } = choose(candidatesOf(moves), assumptions, context.play.limits, context.currency);
  const rejected = others
    .slice(0, MOST_ALTERNATIVES - 1)
    .map(({ weighed, whyNot }) => alternativeOf(weighed, whyNot));
  if (!chosen) {
    const best = others[0];
    return nothing(
      `Nothing is done: no plan is worth what it costs. ${best ? `The best would be to ${lower(best.weighed.candidate.why)}: ${best.whyNot}` : ''}`.trim(),
      rest,
      rejected,
    );
  }
  const [first] = chosen.candidate.moves;
  if (!first) return nothing(whyNothingToDo(context), rest, rejected);
  const plan: Plan = {
    action: 'assign',
    agentKind: first.agentKind,
    why: [
      context.account
        ? `${people(context.people.length)} of the company engaged together: ${lower(chosen.candidate.why)}.`
        : `${chosen.candidate.why}.`,
      valueText(chosen, context.currency),
      leftOutText(context),
    ]
      .filter((text) => text !== '')
      .join(' ')
      .slice(0, 2000),
    expectedValueMicros: microsOf(chosen.score.mid).toString(),
    expectedValueLowMicros: microsOf(chosen.score.low).toString(),
    expectedValueHighMicros: microsOf(chosen.score.high).toString(),
    weighing: weighingOf(chosen),
    steps: chosen.candidate.moves.map((move, number) => stepOf(move, number)),
    alternatives: [
      ...rejected,
      {
        ...doNothing,
        whyNot: `Worth ${moneyText(microsOf(chosen.score.mid), context.currency)} less than the chosen plan.`,
      },
    ],
    yieldsTo: null,
    goesBefore: [],
    ...rest,
  };
  return settled(plan, context);
}

/** Held against the plays that want the same: of the account as a whole, of single people as far as the plan is about them. */
function settled(plan: Plan, { account, claims, priority, currency }: AccountContext): Plan {
  const mine = { priority, currency };
  const whole = withClaims(
    plan,
    claims.filter(({ subjectId }) => subjectId === account?.id),
    mine,
  );
  if (whole.action === 'none') return whole;
  // Whoever belongs to a play that goes first has no part in this plan.
  const about = new Set(plan.steps.map(({ subject }) => subject.id));
  const weaker = claims.filter(
    (claim) => claim.subjectId !== account?.id && claim.priority > priority && about.has(claim.subjectId),
  );
  const { goesBefore } = resolveClaims(weaker, { ...mine, expectedValueMicros: plan.expectedValueMicros });
  return { ...whole, goesBefore: [...whole.goesBefore, ...goesBefore].slice(0, 20) };
}

const doNothing: PlanAlternative = {
  agentKind: null,
  agents: [],
  why: 'Do nothing: costs nothing, gains nothing.',
  expectedValueMicros: '0',
  weighing: null,
  whyNot: null,
};

function nothing(
  why: string,
  rest: Pick<Plan, 'inputs' | 'assumptions' | 'uplifts'>,
  alternatives: PlanAlternative[],
): Plan {
  return {
    action: 'none',
    agentKind: null,
    why,
    expectedValueMicros: '0',
    expectedValueLowMicros: '0',
    expectedValueHighMicros: '0',
    weighing: null,
    steps: [],
    yieldsTo: null,
    goesBefore: [],
    alternatives,
    ...rest,
  };
}

/** Every combination of agents, with all that each could do, and with the likeliest person alone. */
export function candidatesOf(moves: readonly Move[]): Candidate[] {
  const kinds = [...new Set(moves.map(({ agentKind }) => agentKind))];
  const candidates = new Map<string, Candidate>();
  for (let set = 1; set < 2 ** kinds.length; set++) {
    const chosen = kinds.filter((_, i) => set & (1 << i));
    for (const isWide of [true, false]) {
      const parts = chosen.flatMap((kind) => {
        const own = moves.filter(({ agentKind }) => agentKind === kind);
        return isWide ? own : own.slice(0, 1);
      });
      const kept = parts.slice(0, MOST_STEPS);
      const key = kept.map(({ agentKind, subject }) => `${agentKind} ${subject.id}`).join(', ');
      candidates.set(key, { key, why: whyOf(chosen, kept), moves: kept });
    }
  }
  return [...candidates.values()];
}

/** What a candidate comes to, in a sentence. */
function whyOf(kinds: readonly AgentKind[], moves: readonly Move[]): string {
  const parts = kinds.map((kind) => {
    const people = moves.filter((move) => move.agentKind === kind && move.about === 'person').length;
    const title = agentCatalogue[kind].title.toLowerCase();
    return people > 0
      ? `${title} for ${people === 1 ? 'one person' : `${people} people`}`
      : `${title} for the company`;
  });
  const text = parts.join(', ');
  return `${text.charAt(0).toUpperCase()}${text.slice(1)}`;
}

export const stepOf = (
  { agentKind, subject, signalId, why, handoff }: Move,
  number: number,
): Plan['steps'][number] => ({
  number,
  agentKind,
  subject,
  signalId,
  why,
  handoff,
});

const alternativeOf = (weighed: Weighed, whyNot: string): PlanAlternative => ({
  agentKind: weighed.candidate.moves[0]?.agentKind ?? null,
  agents: [...new Set(weighed.candidate.moves.map(({ agentKind }) => agentKind))],
  why: weighed.candidate.why,
  expectedValueMicros: microsOf(weighed.score.mid).toString(),
  weighing: weighingOf(weighed),
  whyNot,
});

function valueText({ score, reviewMinutes }: Weighed, currency: string): string {
  const worth = moneyText(microsOf(score.mid), currency);
  return `It is expected to bring ${worth} more than it costs, with about ${Number(reviewMinutes.toFixed(1))} minutes of reviewers.`;
}

/** Why the play has nothing left to reach; null while it has. A return on ad spend is kept up, and never done with. */
export function goalReached({ play }: Pick<AccountContext, 'play'>): string | null {
  if (play.measure === 'roas') return null;
  if (play.target === null || play.reached === null || play.reached < play.target) return null;
  return `The goal of the play is reached: ${play.reached} of ${play.target} within ${countText(play.horizonDays, 'day')}.`;
}

function whyNothingToDo(context: AccountContext): string {
  const left = leftOutText(context);
  return `Nothing is done: none of the agents that the play may use has anything to do here. ${left}`.trim();
}

/** Who is not written to, and why, by how many: no sentence names a person. */
function leftOutText({ people, today }: AccountContext): string {
  const reasons = new Map<string, number>();
  for (const person of people) {
    const why = whyNotWritten(person, today);
    if (why !== null) reasons.set(why, (reasons.get(why) ?? 0) + 1);
  }
  return [...reasons]
    .map(
      ([why, count]) =>
        `Not written to: ${count === 1 ? 'one person, who' : `${count} people, each of whom`} ${why}.`,
    )
    .join(' ');
}

function inputsOf({ play, account, people, signalId, campaigns, today }: AccountContext): Plan['inputs'] {
  const learnt = people
    .flatMap((person) => {
      const until = waitingFor(person.memory ?? [], today);
      return [
        ...(until ? [memoryInput(until, 'until then they are not written to.')] : []),
        ...speaksAgainst(person).map((fact) => memoryInput(fact, 'others go first.')),
      ];
    })
    .slice(0, MOST_LEARNT);
  return [
    {
      type: 'signal',
      id: signalId,
      note: account ? 'The latest of the company’s most engaged person.' : 'What set it off.',
    },
    { type: 'play', id: play.id, note: play.goal },
    ...(account
      ? [{ type: 'account' as const, id: account.id, note: 'Tier, and who of it is in which sequence.' }]
      : []),
    ...people.slice(0, MOST_PEOPLE - learnt.length).map(({ id, quality }) => ({
      type: 'contact' as const,
      id,
      note: `Traits, owner, sequence and outcome as of now; quality of the latest signal ${quality.toFixed(2)}.`,
    })),
    ...campaigns
      .slice(0, 15)
      .map(({ id }) => ({ type: 'campaign' as const, id, note: 'Status, budget and results.' })),
    ...learnt,
  ];
}

/** What is taken for granted, with what holdouts have measured of the agents that may take part. */
export function assumptionsOf(context: AccountContext): ReturnType<typeof withMeasured> {
  const assumptions = { ...defaultAssumptions, ...context.assumptions };
  return withMeasured({
    assumptions,
    measured: context.measured,
    kinds: kindsFor(context),
    goesThrough: (kind) => standingOf(kind, context, assumptions).goesThrough,
  });
}

function assumptionTexts(
  { play, account, currency, records }: AccountContext,
  a: Assumptions,
  uplifts: Plan['uplifts'],
): string[] {
  const worth =
    play.outcomeValue === null
      ? play.measure === 'reach'
        ? `That one more person is reached is worth ${a.valuePerPersonReached} ${currency}.`
        : `An outcome is worth ${a.valuePerConversion.mid} ${currency} (${a.valuePerConversion.low} to ${a.valuePerConversion.high}).`
      : `An outcome is worth ${Number(play.outcomeValue.toFixed(2))} ${currency}, as the play says.`;
  const measured = Object.values(records).reduce((sum, record) => sum + record.actions, 0);
  const fit = account?.fitOdds ?? 1;
  const likelihood = account?.likelihood ?? 1;
  return [
    worth,
    ...(fit === 1
      ? []
      : [
          `What was won of companies like this one makes the odds of its people ${ratioText(fit)} times as high.`,
        ]),
    ...(likelihood === 1
      ? []
      : [
          `What they said of when they decide makes a conversion within ${play.horizonDays} days ${ratioText(likelihood)} times as likely.`,
        ]),
    ...uplifts.map(upliftText),
    `Each further channel to the same people adds ${percentText(a.overlap)} of what it would add alone.`,
    `A message costs ${a.messageCost} ${currency}, a sequence has ${a.messagesPerSequence}; ads draw ${a.mediaPerAccount} ${currency} to one company.`,
    `A review takes ${a.reviewMinutes} minutes and costs ${a.reviewCost} ${currency}.`,
    measured > 0
      ? `How often the gate refuses, and people are asked, is measured on ${measured} actions, drawn to ${percentText(a.refusedShare)} and ${percentText(a.askedShare)}.`
      : `The gate refuses ${percentText(a.refusedShare)} of actions and people are asked about ${percentText(a.askedShare)}: nothing is measured yet.`,
  ];
}

const people = (count: number): string => (count === 1 ? 'One person' : `${count} people`);
const lower = (text: string): string => `${text.charAt(0).toLowerCase()}${text.slice(1)}`;
