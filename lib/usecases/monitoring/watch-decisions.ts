import {
  type AgentQuestion,
  agentQuestions,
  countsIn,
  type DayOfDecisions,
  sumByContext,
} from '@/lib/core/monitoring/baseline-body';
import { contextTitle, outcomeTitle } from '@/lib/core/monitoring/context';
import { type SplitChange, splitChange } from '@/lib/core/monitoring/drift/split-change';
import { type FoundShift, lookForShift } from '@/lib/core/monitoring/look-for-shift';
import { formatFigure, formatShare } from '@/lib/core/shared/format-figures';
import { addDays } from '@/lib/core/statistics/campaign-day';
import { db } from '@/lib/db/client';
import { startOfDay } from '@/lib/platform/zone';
import { readDecisionDays } from '@/lib/queries/monitoring/read-decision-days';
import { type SettledDays, settledDays, watchedKey } from '@/lib/queries/monitoring/settled-days';
import { baselineOf, type FrozenBaseline, type Watched } from './freeze-baseline';
import { openAlarm } from './open-alarm';
import type { Look } from './watch-metrics';

/** As far back as a drift is looked for. */
const LONGEST_DAYS = 60;

/** Holds what every agent decided at equal context against the baseline of its version. @returns the alarms that came of it. */
export async function watchDecisions(look: Look): Promise<string[]> {
  const agents = await db().agent.findMany({
    where: { workspaceId: look.workspace.id },
    select: { id: true, version: true, versionSince: true },
    orderBy: { id: 'asc' },
  });
  const settled = await settledDays(look.workspace, 'drift');
  const opened: string[] = [];
  for (const agent of agents) {
    const baseline = await baselineOf(look.workspace, agent, look.lastDay, settled.anew.get(agent.id));
    if (baseline) opened.push(...(await watchAgent(look, agent, baseline, settled)));
  }
  return opened;
}

async function watchAgent(
  look: Look,
  agent: Watched,
  baseline: FrozenBaseline,
  settled: SettledDays,
): Promise<string[]> {
  const { workspace, lastDay } = look;
  const earliest = addDays(lastDay, 1 - LONGEST_DAYS);
  const first = addDays(baseline.toDay, 1);
  const from = first > earliest ? first : earliest;
  if (from > lastDay) return [];
  const days = await readDecisionDays(workspace, agent, { from, to: lastDay });
  if (days.length === 0) return [];
  const contexts = agentQuestions.flatMap((question) =>
    Object.keys(baseline.body[question]).map((context) => ({ question, context })),
  );
  const opened: string[] = [];
  for (const { question, context } of contexts) {
    const known = baseline.body[question][context];
    // What was known when somebody settled the last alarm of this context is settled with it.
    const since = settled.known.get(watchedKey(agent.id, question, context)) ?? '';
    const fresh = days.filter(({ day }) => day > since);
    const counts = countsIn(fresh, question, context);
    const found =
      known &&
      lookForShift(
        known,
        fresh.map(({ day }, i) => ({ at: startOfDay(day, workspace.timeZone), counts: counts[i] ?? {} })),
        { ...look.rules, contexts: contexts.length },
      );
    if (!found) continue;
    const split = splitOf(baseline, fresh, question, found.outcome);
    const id = await openDrift(look, agent, { question, context, found, split });
    if (id) opened.push(id);
  }
  return opened;
}

const splitOf = (
  { body }: FrozenBaseline,
  days: readonly DayOfDecisions[],
  question: AgentQuestion,
  outcome: string,
): SplitChange =>
  splitChange(
    Object.fromEntries(Object.entries(body[question]).map(([context, { counts }]) => [context, counts])),
    sumByContext(days, question),
    outcome,
  );

type FoundDrift = { question: AgentQuestion; context: string; found: FoundShift; split: SplitChange };

const openDrift = (look: Look, agent: Watched, { question, context, found, split }: FoundDrift) =>
  openAlarm({
    workspaceId: look.workspace.id,
    kind: 'drift',
    subject: { type: 'agent', id: agent.id },
    metric: question,
    context,
    agentVersion: agent.version,
    moved: found.outcome,
    since: found.sinceAt,
    expected: found.expectedShare,
    seen: found.seenShare,
    strength: found.strength,
    points: found.points,
    why: describe({ question, context, found, split }, look.rules.driftFalseAlarmsPerMonth),
    consequence: look.rules.onDrift,
    policyId: look.policyId,
    agentIds: [agent.id],
  });

const points = (share: number): string =>
  `${share < 0 ? '−' : '+'}${formatFigure(Number((Math.abs(share) * 100).toFixed(1)))} points`;

function describe({ question, context, found, split }: FoundDrift, rate: number): string[] {
  const what = outcomeTitle(question, found.outcome);
  return [
    `${contextTitle(question, context)}: ${formatShare(found.seenShare)} ${question === 'verdicts' ? 'are' : 'come to'} “${what}”, where the baseline has ${formatShare(found.expectedShare)}.`,
    `The test that finds this gives at most ${formatFigure(rate)} false alarms in a month of this agent.`,
    `Over all its work, “${what}” moved by ${points(split.after - split.before)}: ${points(split.fromDecisions)} by other decisions at equal context, ${points(split.fromWork)} by other work.`,
  ];
}
