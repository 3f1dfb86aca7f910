import type { DrawView, RelatedRun, RunDetail } from '@/lib/contracts/runs';
import { drawSchema, holdsWhenDrawnAgain } from '@/lib/core/learning/exploration';
import { planSchema } from '@/lib/core/runs/plan';
import { openRunStatuses, runOffers } from '@/lib/core/runs/run-status';
import { AppError } from '@/lib/core/shared/app-error';
import { db } from '@/lib/db/client';
import { maskPlain } from '@/lib/db/open-sealed';
import { readActionDetails } from '../actions/read-action-details';
import { presentModelCall } from '../models/present-model-call';
import { refsInTexts } from '../names/name-book';
import { resolveNames } from '../names/resolve-names';
import { presentRun, refsOfRun } from './present-run-row';
import { presentConflict, presentSteps } from './present-steps';
import { readTimingOfRun } from './read-timing-of-run';
import { plannedSteps, stepsSoFar } from './steps-so-far';

const relatedSelect = { id: true, status: true, startedAt: true } as const;

const presentRelated = (run: { id: string; status: RelatedRun['status']; startedAt: Date }): RelatedRun => ({
  ...run,
  startedAt: run.startedAt.toISOString(),
});

function presentDraw(stored: unknown): DrawView {
  const draw = drawSchema.parse(stored);
  const { explored, propensity, share, candidates, chosen } = draw;
  return {
    explored,
    propensity,
    share,
    candidates: candidates.length,
    chosen,
    holdsAgain: holdsWhenDrawnAgain(draw),
  };
}

/** One run from its signal to its outcome. @throws AppError `not_found`, for foreign ids too. */
export async function readRun(
  workspace: { id: string; currency: string },
  runId: string,
): Promise<RunDetail> {
  const run = await db().run.findUnique({
    where: { id_workspaceId: { id: runId, workspaceId: workspace.id } },
    include: {
      signal: true,
      tasks: {
        orderBy: [{ createdAt: 'asc' }, { id: 'asc' }],
        include: { draw: { select: { draw: true } } },
      },
      revisions: { orderBy: { number: 'asc' } },
      handoffs: { select: { fromAgentId: true, toAgentId: true } },
      modelCalls: { orderBy: { id: 'asc' } },
      rerunOf: { select: relatedSelect },
      reruns: { select: relatedSelect, orderBy: [{ startedAt: 'asc' }, { id: 'asc' }] },
    },
  });
  if (!run) throw new AppError('not_found', { detail: 'There is no such run.' });
  const plan = planSchema.parse(run.plan);
  const texts = [
    plan.why,
    run.outcome ?? '',
    ...run.tasks.map((task) => task.summary),
    ...plan.alternatives.flatMap((each) => [each.why, each.whyNot ?? '']),
    ...plannedSteps(run).map(({ step }) => step.why),
    ...plan.inputs.map((input) => input.note),
  ];
  const steps = await stepsSoFar(run);
  const conflicts = [...(plan.yieldsTo ? [plan.yieldsTo] : []), ...plan.goesBefore];
  const [actions, openRuns, timing, names] = await Promise.all([
    readActionDetails(workspace, { runId }),
    db().run.count({
      where: { workspaceId: workspace.id, signalId: run.signalId, status: { in: [...openRunStatuses] } },
    }),
    readTimingOfRun(run.signal),
    resolveNames(workspace.id, [
      ...refsOfRun(run),
      ...plan.inputs,
      ...(run.playId === null ? [] : [{ type: 'play', id: run.playId }]),
      ...conflicts.map(({ playId }) => ({ type: 'play', id: playId })),
      ...steps.map(({ step }) => step.subject),
      ...run.tasks.map((task) => ({ type: 'agent', id: task.agentId })),
      ...refsInTexts(texts),
    ]),
  ]);
  const { id, kind, source, messageId, quality, occurredAt, recordedAt } = run.signal;
  return {
    ...presentRun(run, names, workspace.currency),
    signal: {
      id,
      kind,
      source,
      messageId: maskPlain(messageId),
      quality,
      occurredAt: occurredAt.toISOString(),
      recordedAt: recordedAt.toISOString(),
    },
    plan: {
      action: plan.action,
      why: plan.why,
      expectedValueMicros: plan.expectedValueMicros,
      expectedValueLowMicros: plan.expectedValueLowMicros,
      expectedValueHighMicros: plan.expectedValueHighMicros,
      assumptions: plan.assumptions,
      uplifts: plan.uplifts,
      alternatives: plan.alternatives,
      inputs: plan.inputs.map((input) => ({ ...input, name: names.of(input.type, input.id).name })),
      weighing: plan.weighing,
      yieldsTo: plan.yieldsTo && presentConflict(plan.yieldsTo, names),
      goesBefore: plan.goesBefore.map((conflict) => presentConflict(conflict, names)),
    },
    timing,
    ...presentSteps(run, steps, names),
    play:
      run.playId === null || run.playVersion === null
        ? null
        : { ...names.of('play', run.playId), version: run.playVersion },
    tasks: run.tasks.map((task) => {
      const handoff = run.handoffs.find(({ toAgentId }) => toAgentId === task.agentId);
      return {
        id: task.id,
        agent: names.of('agent', task.agentId),
        agentVersion: task.agentVersion,
        summary: task.summary,
        draw: task.draw && presentDraw(task.draw.draw),
        proposalCount: Array.isArray(task.proposals) ? task.proposals.length : 0,
        handedOverBy: handoff ? names.of('agent', handoff.fromAgentId) : null,
        createdAt: task.createdAt.toISOString(),
      };
    }),
    actions,
    modelCalls: run.modelCalls.map(presentModelCall),
    mentions: names.mentionsIn(texts),
    pass: run.pass,
    rerunOf: run.rerunOf && presentRelated(run.rerunOf),
    reruns: run.reruns.map(presentRelated),
    offers: runOffers(run.status, openRuns > 0),
  };
}
