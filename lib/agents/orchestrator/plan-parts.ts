import type { AgentKind } from '@/lib/core/runs/agent-kind';
import type { Plan } from '@/lib/core/runs/plan';
import { microsOf } from '@/lib/core/shared/micros';

/** A candidate's worth in units of the workspace's currency. */
export type Value = { low: number; mid: number; high: number };
export const noValue: Value = { low: 0, mid: 0, high: 0 };

type Rest = Pick<Plan, 'assumptions' | 'inputs'> & Partial<Pick<Plan, 'uplifts'>>;
const micros = (units: number): string => microsOf(units).toString();

const bare = { agents: [], weighing: null, whyNot: null };
/** Of a plan with one part, in which nobody gives way to anybody. */
const unweighed = { weighing: null, steps: [], uplifts: [], yieldsTo: null, goesBefore: [] };

/** A plan that gives the subject to an agent; doing nothing is what it was weighed against. */
export function assignPlan(
  agentKind: AgentKind,
  why: string,
  value: Value,
  nothing: string,
  rest: Rest,
): Plan {
  return {
    action: 'assign',
    agentKind,
    why,
    expectedValueMicros: micros(value.mid),
    expectedValueLowMicros: micros(value.low),
    expectedValueHighMicros: micros(value.high),
    alternatives: [{ ...bare, agentKind: null, why: nothing, expectedValueMicros: '0' }],
    ...unweighed,
    ...rest,
  };
}

/** A plan to do nothing; `rejected` is the candidate that was not worth it, where one could be valued. */
export function noPlan(
  why: string,
  rest: Rest,
  rejected: { agentKind: AgentKind; why: string; value: Value } | null = null,
): Plan {
  return {
    action: 'none',
    agentKind: null,
    why,
    expectedValueMicros: '0',
    expectedValueLowMicros: '0',
    expectedValueHighMicros: '0',
    alternatives: rejected
      ? [
          {
            ...bare,
            agentKind: rejected.agentKind,
            agents: [rejected.agentKind],
            why: rejected.why,
            expectedValueMicros: micros(rejected.value.mid),
            whyNot: why.slice(0, 500),
          },
        ]
      : [],
    ...unweighed,
    ...rest,
  };
}
