import { proposalSchema } from '@/lib/core/actions/proposal';
import { isDraftable } from '@/lib/core/drafts/draftable';
import { agentKindSchema } from '@/lib/core/runs/agent-kind';
import { AppError } from '@/lib/core/shared/app-error';
import { db } from '@/lib/db/client';
import { appendAuditEntry } from '@/lib/db/repositories/audit-entries';
import { inTransaction } from '@/lib/db/tx';
import { now } from '@/lib/platform/clock';
import { draftTexts } from './draft-texts';
import { configuredDrafting } from './drafting';
import { guidelinesInForce, judgeTexts } from './judge-texts';
import { recordedCases } from './recorded-cases';

type CaseRef = { taskId: string; ordinal: number };
const actor = { type: 'system', id: 'model-evaluation' } as const;

/** @throws AppError `conflict` where another model or prompt is configured by now: what is evaluated is what was asked for. */
async function loadEvaluation(workspaceId: string, evaluationId: string) {
  const evaluation = await db().modelEvaluation.findUniqueOrThrow({
    where: { id_workspaceId: { id: evaluationId, workspaceId } },
    include: { agent: { select: { kind: true } } },
  });
  const drafting = configuredDrafting(agentKindSchema.parse(evaluation.agent.kind));
  if (drafting?.versionHash !== evaluation.versionHash)
    throw new AppError('conflict', {
      detail: 'Another model or another prompt is configured since the evaluation was asked for.',
    });
  return { evaluation, drafting };
}

/** Takes up an evaluation that was asked for. @returns the cases to ask about; none where it is over already. */
export async function beginEvaluation(workspaceId: string, evaluationId: string): Promise<CaseRef[]> {
  const { evaluation, drafting } = await loadEvaluation(workspaceId, evaluationId);
  if (evaluation.status !== 'queued' && evaluation.status !== 'running') return [];
  const cases = await recordedCases(workspaceId, evaluation.agentId, drafting);
  await db().modelEvaluation.update({
    where: { id: evaluationId },
    data: { status: 'running', total: cases.length },
    select: { id: true },
  });
  return cases.map(({ taskId, ordinal }) => ({ taskId, ordinal }));
}

/** Asks about one recorded case, and once. Of what it was used for nothing changes. */
export async function evaluateCase(
  workspaceId: string,
  evaluationId: string,
  { taskId, ordinal }: CaseRef,
): Promise<void> {
  const { evaluation, drafting } = await loadEvaluation(workspaceId, evaluationId);
  const isAsked = await db().modelCall.count({ where: { evaluationId, taskId, ordinal } });
  if (isAsked > 0) return;
  const task = await db().task.findUniqueOrThrow({
    where: { id_workspaceId: { id: taskId, workspaceId } },
    select: { proposals: true, run: { select: { subjectType: true, subjectId: true } } },
  });
  const proposal = proposalSchema.array().parse(task.proposals)[ordinal];
  if (!proposal || !isDraftable(proposal.kind)) return;
  const { kind } = proposal;
  const guidelines = await guidelinesInForce(workspaceId);
  await draftTexts(
    drafting,
    proposal,
    {
      workspaceId,
      purpose: 'evaluation',
      agentId: evaluation.agentId,
      // It is no part of the run: the run's budget is not spent by it.
      runId: null,
      task: { id: taskId, ordinal },
      evaluationId,
      contactId: task.run.subjectType === 'contact' ? task.run.subjectId : null,
    },
    actor,
    (before, after) => ({
      before: judgeTexts(kind, before, guidelines),
      after: after === null ? null : judgeTexts(kind, after, guidelines),
    }),
  );
}

/** Closes an evaluation: now a person can look at it. */
export async function finishEvaluation(workspaceId: string, evaluationId: string): Promise<void> {
  await inTransaction(async (tx) => {
    const { count } = await tx.modelEvaluation.updateMany({
      where: { id: evaluationId, workspaceId, status: 'running' },
      data: { status: 'completed', finishedAt: now() },
    });
    if (count === 0) return;
    const calls = await tx.modelCall.groupBy({
      by: ['fellBack'],
      where: { workspaceId, evaluationId },
      _count: { _all: true },
    });
    const countOf = (fellBack: boolean) =>
      calls.find((group) => group.fellBack === fellBack)?._count._all ?? 0;
    await appendAuditEntry(tx, {
      workspaceId,
      actor,
      verb: 'models.evaluated',
      subject: { type: 'model_evaluation', id: evaluationId },
      detail: {
        evaluationId,
        cases: countOf(true) + countOf(false),
        written: countOf(false),
        fellBack: countOf(true),
      },
    });
  });
}

/** Says that an evaluation did not come to an end; it can be asked for again. */
export async function failEvaluation(workspaceId: string, evaluationId: string): Promise<void> {
  await db().modelEvaluation.updateMany({
    where: { id: evaluationId, workspaceId, status: { in: ['queued', 'running'] } },
    data: {
      status: 'failed',
      error:
        'It did not come to an end, perhaps because another model was configured meanwhile. Start another one.',
      finishedAt: now(),
    },
  });
}
