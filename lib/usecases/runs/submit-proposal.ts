import { type Proposal, proposalSchema } from '@/lib/core/actions/proposal';
import { isDraftable, readTexts, writeTexts } from '@/lib/core/drafts/draftable';
import { modelCallContentSchema } from '@/lib/core/drafts/model-call-content';
import { AppError } from '@/lib/core/shared/app-error';
import { db } from '@/lib/db/client';
import { type Generated, type SubmitResult, submitAction } from '@/lib/gateway';

/** Hands one proposal of a task to the gate. Handing it over twice gives the same action. */
export async function submitProposal(
  workspaceId: string,
  taskId: string,
  ordinal: number,
): Promise<SubmitResult> {
  return submitOf(await readTask(workspaceId, taskId), ordinal);
}

const readTask = (workspaceId: string, taskId: string) =>
  db().task.findUnique({
    relationLoadStrategy: 'join',
    where: { id_workspaceId: { id: taskId, workspaceId } },
    include: {
      run: {
        select: {
          status: true,
          handoffs: { select: { id: true, toAgentId: true, fromTask: { select: { step: true } } } },
        },
      },
      modelCalls: {
        where: { purpose: 'draft', outcome: 'ok' },
        select: { id: true, ordinal: true, content: true },
      },
    },
  });

async function submitOf(task: Awaited<ReturnType<typeof readTask>>, ordinal: number): Promise<SubmitResult> {
  const proposal = proposalSchema.array().parse(task?.proposals ?? [])[ordinal];
  if (!task || !proposal) throw new AppError('not_found', { detail: 'There is no such proposal.' });
  const handoff = task.run.handoffs.find(
    ({ toAgentId, fromTask }) => toAgentId === task.agentId && fromTask.step === task.step,
  );
  return submitAction({
    workspaceId: task.workspaceId,
    runId: task.runId,
    taskId: task.id,
    ordinal,
    requester: { type: 'agent', id: task.agentId, version: task.agentVersion },
    handoffId: handoff?.id ?? null,
    ...drafted(
      proposal,
      task.modelCalls.find((call) => call.ordinal === ordinal),
    ),
  });
}

/** The proposal with the words that a model wrote for it, and which these are; as it is where none did, or nothing is left of them. */
function drafted(
  proposal: Proposal,
  call: { id: string; content: unknown } | undefined,
): { proposal: Proposal; generated?: Generated } {
  const texts = modelCallContentSchema.safeParse(call?.content).data?.after;
  if (!call || !texts || !isDraftable(proposal.kind)) return { proposal };
  const payload = writeTexts(proposal.kind, proposal.payload, texts);
  return {
    proposal: { ...proposal, payload },
    generated: { fields: Object.keys(readTexts(proposal.kind, payload)), callId: call.id },
  };
}

/** The same for a run at work: nothing, and null, once it was cancelled. */
export async function submitUnlessCancelled(
  workspaceId: string,
  taskId: string,
  ordinal: number,
): Promise<SubmitResult | null> {
  const task = await readTask(workspaceId, taskId);
  return task?.run.status === 'cancelled' ? null : submitOf(task, ordinal);
}
