import type { PlayGoal } from '@/lib/agents/orchestrator/account-context';
import type { PlayBody } from '@/lib/core/plays/play-body';
import { unitsOf } from '@/lib/core/shared/micros';

/** The play that took up whom a run is about, at one of its versions. */
export type PlayOfRun = { id: string; version: number; goal: string; body: PlayBody };

/** A play's goal as the orchestrator reads it: money in units. */
export function goalOf({ id, goal, body }: PlayOfRun, reached: number | null): PlayGoal {
  const units = (micros: string | null) => (micros === null ? null : unitsOf(BigInt(micros)));
  return {
    id,
    goal,
    measure: body.aim.measure,
    target: body.aim.target,
    reached,
    horizonDays: body.aim.horizonDays,
    outcomeValue: units(body.outcomeValueMicros),
    agents: body.agents,
    limits: {
      maxCost: units(body.limits.maxCostMicros),
      maxReviewMinutes: body.limits.maxReviewMinutes,
      maxContactsPerAccount: body.limits.maxContactsPerAccount,
    },
  };
}
