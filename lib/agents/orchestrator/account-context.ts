import type { AgentMemory } from '@/lib/core/memory/agent-memory';
import type { GoalMeasure, PlayAgents } from '@/lib/core/plays/play-goal';
import type { ProcessingLimitKind } from '@/lib/core/rights/processing-limit';
import type { AgentKind } from '@/lib/core/runs/agent-kind';
import type { PlanConflict } from '@/lib/core/runs/plan';
import type { AccountTier } from '@/lib/core/scopes/scope-body';
import type { CampaignDay } from '@/lib/core/statistics/campaign-day';
import type { Traits } from '@/lib/core/statistics/traits';
import type { Assumptions } from './assumptions';
import type { AgentRecords } from './candidate';
import type { MeasuredEffects } from './uplifts';
import type { PlanLimits } from './weigh';

/** One person of an account, as known now. */
export type AccountPerson = {
  id: string;
  /** The latest thing they did: what a step about them works from. */
  signalId: string;
  quality: number;
  traits: Traits;
  /** Probability of conversion by the learnt model, moved by their company, part and time of decision where those are known; null while nothing is. */
  score: number | null;
  isReachable: boolean;
  isSuppressed: boolean;
  limit: ProcessingLimitKind | null;
  convertedAt: string | null;
  ownerExternalId: string | null;
  sequenceId: string | null;
  /** Whether they have answered since the play took the account up. */
  hasReplied: boolean;
  /** Whether another run about them is not over. */
  hasOpenRun: boolean;
  /** Whether writing to them came to nothing in this plan before; absent while it is planned. */
  wasTried?: boolean;
  /** What was learnt of them; absent or empty where nothing was. */
  memory?: AgentMemory;
  /** What another play is called that has them and goes before this one; null where none has. */
  claimedBy: string | null;
};

/** What the orchestrator knows of a play's goal. Money in units of the workspace's currency. */
export type PlayGoal = {
  id: string;
  goal: string;
  measure: GoalMeasure;
  target: number | null;
  /** What was reached of the target so far; null where that is not measured. */
  reached: number | null;
  horizonDays: number;
  outcomeValue: number | null;
  agents: PlayAgents;
  limits: PlanLimits & { maxContactsPerAccount: number | null };
};

/** Everything a plan over an account is made from. */
export type AccountContext = {
  play: PlayGoal;
  /** Null where a plan is made for one person alone. */
  account: {
    id: string;
    tier: AccountTier;
    industry: string | null;
    /** How many roles of its buying group are known: its newest surge saw them, or a person of ours said them. */
    roles: number;
    /** How many times as high the odds of its people are as those of all, by which companies were won; in their scores already. */
    fitOdds?: number;
    /** How many times as likely a conversion within the horizon is by what they said of when they decide; in the scores already. */
    likelihood?: number;
  } | null;
  /** The signal that the run is kept under. */
  signalId: string;
  /** Whom the play took up, the most engaged first. */
  people: readonly AccountPerson[];
  /** People of the account who are in a sequence of ours now, these ones included. */
  inSequences: number;
  campaigns: readonly {
    id: string;
    name: string;
    status: 'active' | 'paused';
    dailyBudgetMicros: string;
    days: readonly CampaignDay[];
    /** Whether it is shown to the company already, as far as we had it done. */
    isShown: boolean;
  }[];
  /** Landing pages, e-mails and ads that are known. */
  pages: number;
  /** The kinds of agents that the workspace has. */
  agents: readonly AgentKind[];
  records: AgentRecords;
  /** Plays that have the account, or somebody of it, at this time. */
  claims: readonly Claim[];
  priority: number;
  currency: string;
  /** The workspace's local day, ISO. */
  today: string;
  /** What holdouts have measured of the agents and the play; absent where nothing was read. */
  measured?: MeasuredEffects;
  assumptions?: Partial<Assumptions>;
};

/** That another play has a subject: with what standing. */
export type Claim = Omit<PlanConflict, 'why'> & {
  /** The account or contact that it has. */
  subjectId: string;
  /** What the play is called. */
  title: string;
  priority: number;
  expectedValueMicros: string;
  isOpen: boolean;
};
