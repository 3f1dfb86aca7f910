import type { Exploration } from '@/lib/core/learning/exploration';
import type { LearntRanking } from '@/lib/core/learning/learnt-ranking';
import type { AccountTier } from '@/lib/core/scopes/scope-body';
import type { ScoreReason } from '@/lib/core/statistics/routing-score';
import type { Traits } from '@/lib/core/statistics/traits';

/** A person who can take contacts, with what is known of their load and record. */
export type RoutableOwner = {
  externalId: string;
  /** Shown nowhere in the agent's words: proposals and the record name owners by id. */
  name: string;
  team: string;
  region: string;
  /** Open contacts the owner can look after at once. */
  capacity: number;
  available: boolean;
  openLoad: number;
  /** Share of the contacts given to this owner that converted; null where none has an outcome yet. */
  acceptedShare: number | null;
  /** Contacts behind `acceptedShare`; taken as 10 when it is not given. */
  acceptedOf?: number;
};

export type LeadRouterContext = {
  workspace: { currency: string };
  signal: { id: string; kind: string; quality: number; occurredAt: string };
  contact: {
    id: string;
    region: string | null;
    accountTier: AccountTier | null;
    /** Whether there is an address to reach it by. */
    isReachable: boolean;
    traits: Traits;
    /** Probability of conversion by the learnt model; null while there is none. */
    score: number | null;
    scoreReasons: readonly ScoreReason[];
    /** Owner in the CRM now: proposing the same again is never useful. */
    ownerExternalId: string | null;
  };
  owners: readonly RoutableOwner[];
  model: { id: string; hash: string } | null;
  /** Assignments of the last seven days by owner, for an even share. */
  recentAssignments: readonly { ownerExternalId: string; count: number }[];
  /** Whether another owner than the best suited may be tried; absent where the policy allows none. */
  exploration?: Exploration;
  /** How owners are weighed by what was learnt from trying; absent where too little was tried. */
  ranking?: LearntRanking | null;
};
