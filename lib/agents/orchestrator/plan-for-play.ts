import type { Plan } from '@/lib/core/runs/plan';
import { microsOf } from '@/lib/core/shared/micros';
import type { AccountContext, AccountPerson } from './account-context';
import type { Assumptions } from './assumptions';
import { withClaims } from './conflicts';
import type { OrchestratorContext } from './context';
import { goalReached, planAccount } from './plan-account';
import { planEngagedContact } from './plan-engaged-contact';
import { noPlan } from './plan-parts';
import { overLimit, weigh, weighingOf } from './weigh';

type Play = NonNullable<OrchestratorContext['play']>;

/**
 * What to do about one person whom a play took up: routed to an owner where the play may use the lead router, else what its agents can do
 * for them; held against what the play may cost, and against the plays that want the same person.
 */
export function planForPlay(context: OrchestratorContext, play: Play, assumed: Assumptions): Plan {
  const { goal, priority, claims } = play;
  const assumptions = worthOf(play, assumed);
  const reached = goalReached({ play: goal });
  if (reached) return noPlan(reached, { assumptions: [], inputs: inputsOf(context, play) });
  const routes = goal.agents === 'all' || goal.agents.includes('lead-router');
  // Of plays that give way the runs that are open are ended before this one begins.
  const plan = routes
    ? planEngagedContact({ ...context, openRuns: openAfterClaims(context, play) }, assumptions)
    : planAccount(aloneContext(context, play));
  const limited = routes ? withinLimits(plan, context, play, assumptions) : plan;
  return withClaims(limited, claims, { priority, currency: context.currency });
}

/** What an outcome is worth as the play says, where it does. */
const worthOf = ({ goal }: Play, assumptions: Assumptions): Assumptions =>
  goal.outcomeValue === null
    ? assumptions
    : {
        ...assumptions,
        valuePerConversion: { low: goal.outcomeValue, mid: goal.outcomeValue, high: goal.outcomeValue },
      };

/** The open runs that would go on: those of other plays are settled by priority and value, and do not stand in the way by themselves. */
const openAfterClaims = ({ openRuns, contact }: OrchestratorContext, { claims }: Play): number =>
  Math.max(
    0,
    openRuns - claims.filter(({ isOpen, subjectId }) => isOpen && subjectId === contact?.id).length,
  );

/** Holds the routing of one person against what the play allows a run to cost. */
function withinLimits(
  plan: Plan,
  context: OrchestratorContext,
  { goal }: Play,
  assumptions: Assumptions,
): Plan {
  if (plan.action === 'none' || plan.agentKind === null || !context.contact) return plan;
  const costs = assumptions.ownerTimeCost + assumptions.reviewCost;
  const value = (micros: string) => Number(BigInt(micros)) / 1_000_000 + costs;
  const weighed = weigh(
    {
      key: plan.agentKind,
      why: plan.why,
      moves: [
        {
          agentKind: plan.agentKind,
          subject: { type: 'contact', id: context.contact.id },
          signalId: context.signal.id,
          about: 'person',
          why: plan.why,
          handoff: null,
          gain: {
            low: value(plan.expectedValueLowMicros),
            mid: value(plan.expectedValueMicros),
            high: value(plan.expectedValueHighMicros),
          },
          media: 0,
          messages: 0,
          owners: assumptions.ownerTimeCost,
          risks: [],
          reviews: 1,
        },
      ],
    },
    assumptions,
  );
  const over = overLimit(weighed, goal.limits, context.currency);
  if (over !== null)
    return noPlan(
      over,
      { inputs: plan.inputs, assumptions: plan.assumptions },
      {
        agentKind: plan.agentKind,
        why: plan.why.slice(0, 1000),
        value: { ...weighed.score },
      },
    );
  return {
    ...plan,
    weighing: weighingOf(weighed),
    expectedValueMicros: microsOf(weighed.score.mid).toString(),
  };
}

const inputsOf = ({ signal }: OrchestratorContext, { goal }: Play): Plan['inputs'] => [
  { type: 'signal', id: signal.id, note: 'What set it off.' },
  { type: 'play', id: goal.id, note: goal.goal },
];

/** One person as a plan over an account sees them, without the account. */
function aloneContext(context: OrchestratorContext, play: Play): AccountContext {
  const { contact, signal } = context;
  const people: AccountPerson[] = contact
    ? [
        {
          id: contact.id,
          signalId: signal.id,
          quality: signal.quality,
          traits: contact.traits,
          score: contact.score,
          isReachable: contact.isReachable ?? false,
          isSuppressed: false,
          limit: contact.limit ?? null,
          convertedAt: contact.convertedAt,
          ownerExternalId: contact.ownerExternalId,
          sequenceId: contact.sequenceId ?? null,
          hasReplied: false,
          hasOpenRun: openAfterClaims(context, play) > 0,
          claimedBy: null,
          memory: contact.memory ?? [],
        },
      ]
    : [];
  return {
    play: { ...play.goal, limits: { ...play.goal.limits, maxContactsPerAccount: null } },
    account: null,
    signalId: signal.id,
    people,
    inSequences: 0,
    campaigns: [],
    pages: 0,
    agents: play.agents,
    records: play.records,
    claims: [],
    priority: play.priority,
    currency: context.currency,
    today: context.today,
    ...(context.measured ? { measured: context.measured } : {}),
    ...(context.assumptions ? { assumptions: context.assumptions } : {}),
  };
}
