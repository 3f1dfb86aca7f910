import type { AgentDrift } from '@/lib/contracts/alarms';
import {
  type AgentQuestion,
  agentQuestions,
  BASELINE_DAYS,
  BASELINE_DECISIONS,
  type BaselineBody,
  baselineBodySchema,
  countsIn,
  type DayOfDecisions,
  decisionsOf,
  sumByContext,
} from '@/lib/core/monitoring/baseline-body';
import { contextTitle, outcomeTitle } from '@/lib/core/monitoring/context';
import { addCounts, namesOf, shareOf, totalOf } from '@/lib/core/monitoring/drift/counts';
import { splitLargestChange } from '@/lib/core/monitoring/drift/split-change';
import { lookForDrift } from '@/lib/core/monitoring/drift/watch-drift';
import type { MonitoringRules } from '@/lib/core/monitoring/monitoring-rules';
import { AppError } from '@/lib/core/shared/app-error';
import { addDays } from '@/lib/core/statistics/campaign-day';
import { db } from '@/lib/db/client';
import { now } from '@/lib/platform/clock';
import { dayOfDate, localDay } from '@/lib/platform/zone';
import { countStanding } from './list-alarms';
import { monitoringPolicy } from './monitoring-policy';
import { readDecisionDays } from './read-decision-days';
import { settledDays } from './settled-days';
import { standingBaseline } from './standing-baseline';

const RECENT_DAYS = 28;

/** What an agent's version decides at equal context beside its baseline. @throws AppError `not_found`. */
export async function readAgentDrift(
  workspace: { id: string; timeZone: string },
  agentId: string,
): Promise<AgentDrift> {
  const agent = await db().agent.findUnique({
    where: { id_workspaceId: { id: agentId, workspaceId: workspace.id } },
    select: { id: true, version: true, versionSince: true },
  });
  if (!agent) throw new AppError('not_found', { detail: 'There is no such agent.' });
  const anew = (await settledDays(workspace, 'drift', agentId)).anew.get(agentId);
  const known = await standingBaseline(agent, anew);
  const today = localDay(now(), workspace.timeZone);
  const began = localDay(agent.versionSince, workspace.timeZone);
  const first = known
    ? addDays(dayOfDate(known.toDay), 1)
    : anew !== undefined && anew >= began
      ? addDays(anew, 1)
      : began;
  const recent = addDays(today, 1 - RECENT_DAYS);
  const days = await readDecisionDays(workspace, agent, {
    from: known && first < recent ? recent : first,
    to: today,
  });
  const body = known ? baselineBodySchema.parse(known.body) : null;
  const baseline = known && {
    fromDay: dayOfDate(known.fromDay),
    toDay: dayOfDate(known.toDay),
    decisions: known.decisions,
    frozenAt: known.frozenAt.toISOString(),
  };
  return {
    version: agent.version,
    baseline,
    progress: {
      days: days.length,
      ofDays: BASELINE_DAYS,
      decisions: days.reduce((sum, day) => sum + decisionsOf(day), 0),
      ofDecisions: BASELINE_DECISIONS,
    },
    split: body && splitOf(body, days),
    contexts: body ? contextsOf(body, days, (await monitoringPolicy(workspace.id)).rules) : [],
    standing: await countStanding(workspace.id, agentId),
  };
}

function splitOf(body: BaselineBody, days: readonly DayOfDecisions[]): AgentDrift['split'] {
  const before = Object.fromEntries(
    Object.entries(body.verdicts).map(([context, { counts }]) => [context, counts]),
  );
  const split = splitLargestChange(before, sumByContext(days, 'verdicts'));
  return split && { ...split, outcome: outcomeTitle('verdicts', split.outcome) };
}

function contextsOf(
  body: BaselineBody,
  days: readonly DayOfDecisions[],
  rules: MonitoringRules,
): AgentDrift['contexts'] {
  const count = agentQuestions.reduce((sum, question) => sum + Object.keys(body[question]).length, 0);
  return agentQuestions
    .flatMap((question) =>
      Object.entries(body[question]).map(([context, baseline]) =>
        presentContext({ question, context, baseline, count, rules }, days),
      ),
    )
    .toSorted((a, b) => (b.evidence ?? -1) - (a.evidence ?? -1) || b.inBaseline - a.inBaseline);
}

type Context = {
  question: AgentQuestion;
  context: string;
  baseline: BaselineBody[AgentQuestion][string];
  count: number;
  rules: MonitoringRules;
};

function presentContext(
  { question, context, baseline, count, rules }: Context,
  days: readonly DayOfDecisions[],
): AgentDrift['contexts'][number] {
  const counts = countsIn(days, question, context);
  const seen = addCounts(...counts);
  const look = lookForDrift(baseline, counts, { ...rules, contexts: count });
  return {
    question,
    context,
    title: contextTitle(question, context) ?? '',
    inBaseline: totalOf(baseline.counts),
    recent: totalOf(seen),
    outcomes: namesOf([baseline.counts, seen]).map((outcome) => ({
      outcome: outcomeTitle(question, outcome),
      expected: shareOf(baseline.counts, outcome),
      seen: totalOf(seen) === 0 ? null : shareOf(seen, outcome),
    })),
    evidence: look && Math.min(1, Math.max(0, look.lnEvidence / look.lnLimit)),
  };
}
