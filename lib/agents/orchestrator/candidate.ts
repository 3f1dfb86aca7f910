import type { AgentKind } from '@/lib/core/runs/agent-kind';
import type { PlanStep } from '@/lib/core/runs/plan';
import type { Value } from './plan-parts';

/** One part that a plan may have: what it would add, what it costs, and what can go wrong, in units of the workspace's currency. */
export type Move = Omit<PlanStep, 'number'> & {
  /** What it is for, in a few words: of a person, where it is about one. */
  about: 'person' | 'account';
  gain: Value;
  media: number;
  messages: number;
  owners: number;
  risks: readonly { loss: number; why: string }[];
  /** Approvals that it is expected to need. */
  reviews: number;
};

/** A plan that is weighed against others. */
export type Candidate = { key: string; why: string; moves: readonly Move[] };

/** What became of an agent's actions in the workspace: counts of a stretch of time. */
export type AgentRecord = { actions: number; refused: number; asked: number };
export type AgentRecords = Readonly<Partial<Record<AgentKind, AgentRecord>>>;

/** A share as measured, drawn towards what is assumed while there is little: as if it had been seen so often before. */
const PRIOR_ACTIONS = 20;
export const shareOf = (count: number, of: number, assumed: number): number =>
  (count + assumed * PRIOR_ACTIONS) / (of + PRIOR_ACTIONS);

/** Whether two parts are the same thing: one agent about one subject. */
export const sameMove = (
  a: Pick<Move, 'agentKind' | 'subject'>,
  b: Pick<Move, 'agentKind' | 'subject'>,
): boolean =>
  a.agentKind === b.agentKind && a.subject.type === b.subject.type && a.subject.id === b.subject.id;
