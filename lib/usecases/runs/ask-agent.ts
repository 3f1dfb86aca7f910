import type { AgentResult } from '@/lib/agents/kit/agent';
import { agentKindSchema } from '@/lib/core/runs/agent-kind';
import type { Handoff } from '@/lib/core/runs/handoff';
import type { PlanStep } from '@/lib/core/runs/plan';
import { assertNever } from '@/lib/core/shared/assert-never';
import { now } from '@/lib/platform/clock';
import { localDay } from '@/lib/platform/zone';
import { moveBudgets } from './agent-contexts/move-budgets';
import { reachOut } from './agent-contexts/reach-out';
import { routeLead } from './agent-contexts/route-lead';
import { speakToPerson } from './agent-contexts/speak-to-person';
import { targetAccount } from './agent-contexts/target-account';
import { writeContent } from './agent-contexts/write-content';
import type { RunWithSignal } from './load-run';

/** A step of the plan at work: the run as its agent sees it, and what the orchestrator hands over with it. */
export type AtWork = { run: RunWithSignal; step: PlanStep | null; handoff: Handoff | null; more: boolean };

export type AgentAtWork = NonNullable<RunWithSignal['agent']>;

/** Asks one agent what it proposes for the run. */
export async function askAgent(
  { run, step, handoff }: AtWork,
  agent: AgentAtWork,
): Promise<{ result: AgentResult; modelHash: string | null }> {
  const kind = agentKindSchema.parse(agent.kind);
  const { workspace } = agent;
  switch (kind) {
    case 'lead-router':
      return routeLead(run, workspace);
    case 'bid-and-budget':
      if (step?.subject.type === 'account')
        return targetAccount(run, agent.id, step.subject.id, {
          currency: workspace.currency,
          today: localDay(now(), workspace.timeZone),
        });
      return moveBudgets(run, workspace.currency, localDay(now(), workspace.timeZone));
    case 'sequencer':
      return reachOut(run, handoff);
    case 'content':
      return writeContent(run, localDay(now(), workspace.timeZone));
    case 'lifecycle':
      return speakToPerson(run, agent);
    default:
      return assertNever(kind);
  }
}
