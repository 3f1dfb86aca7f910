import type { AgentMemory } from '@/lib/core/memory/agent-memory';
import type { ProcessingLimitKind } from '@/lib/core/rights/processing-limit';
import type { AgentKind } from '@/lib/core/runs/agent-kind';
import type { AccountTier } from '@/lib/core/scopes/scope-body';
import type { SignalKind } from '@/lib/core/signals/signal-kinds';
import type { CampaignDay } from '@/lib/core/statistics/campaign-day';
import type { ScoreReason } from '@/lib/core/statistics/routing-score';
import type { Traits } from '@/lib/core/statistics/traits';
import type { Claim, PlayGoal } from './account-context';
import type { Assumptions } from './assumptions';
import type { AgentRecords } from './candidate';
import type { MeasuredEffects } from './uplifts';

export type OrchestratorContext = {
  signal: {
    id: string;
    kind: SignalKind;
    quality: number;
    /** ISO instant. */
    occurredAt: string;
    /** As recorded; only `day` of campaign.performance is read. */
    payload: Readonly<Record<string, unknown>>;
  };
  /** The play that took the contact up: it asks about them, whatever the kind of its signal. Null or absent where the signal asks by itself. */
  play?: {
    goal: PlayGoal;
    priority: number;
    /** Other plays that have this person, or their company, at this time. */
    claims: readonly Claim[];
    agents: readonly AgentKind[];
    records: AgentRecords;
  } | null;
  contact: {
    id: string;
    traits: Traits;
    /** Probability of conversion by the learnt model; null while there is none. */
    score: number | null;
    scoreReasons: readonly ScoreReason[];
    modelId: string | null;
    convertedAt: string | null;
    ownerExternalId: string | null;
    /** What they have had us stop; null or absent where nothing. */
    limit?: ProcessingLimitKind | null;
    /** The score when an owner was last assigned; null or absent where that is not known. */
    scoreAtAssignment?: number | null;
    accountTier: AccountTier | null;
    /** What was learnt of them and their company; nothing where they have had the use of their data limited. */
    memory?: AgentMemory;
    /** Whether there is an address to reach them by, and the sequence they are in; absent where a play does not ask. */
    isReachable?: boolean;
    sequenceId?: string | null;
  } | null;
  campaigns:
    | readonly {
        id: string;
        name: string;
        status: 'active' | 'paused';
        dailyBudgetMicros: string;
        days: readonly CampaignDay[];
      }[]
    | null;
  /** Runs about the same subject that are not finished. */
  openRuns: number;
  /** The newest day bid-and-budget was already assigned for, ISO; null or absent when never. */
  lastPlannedDay?: string | null;
  currency: string;
  /** The workspace's local day, ISO. */
  today: string;
  /** ISO instant. */
  now: string;
  /** What holdouts have measured of the agents and the play; absent where nothing was read. */
  measured?: MeasuredEffects;
  /** Overrides of what is assumed where nothing was observed. */
  assumptions?: Partial<Assumptions>;
};
