import { proposalSchema } from '@/lib/core/actions/proposal';
import { agentKindSchema } from '@/lib/core/runs/agent-kind';
import { isRunOpen } from '@/lib/core/runs/run-status';
import { AppError } from '@/lib/core/shared/app-error';
import { db } from '@/lib/db/client';
import { draftTexts } from '../models/draft-texts';
import { draftableOrdinals, draftingInForce } from '../models/drafting';

/**
 * Has the model that is live write the words of one proposal of a task, before it is handed to the gate. Once it was asked it is not
 * asked again, whatever came of it: what it said is kept, and where it said nothing usable the words stay as they were proposed.
 */
export async function draftProposal(
  workspaceId: string,
  taskId: string,
  ordinal: number,
): Promise<{ drafted: boolean }> {
  const task = await db().task.findUnique({
    where: { id_workspaceId: { id: taskId, workspaceId } },
    include: {
      agent: { select: { kind: true } },
      run: { select: { status: true, subjectType: true, subjectId: true } },
      modelCalls: { where: { purpose: 'draft', ordinal }, select: { outcome: true } },
    },
  });
  const proposal = proposalSchema.array().parse(task?.proposals ?? [])[ordinal];
  if (!task || !proposal) throw new AppError('not_found', { detail: 'There is no such proposal.' });
  const [earlier] = task.modelCalls;
  if (earlier) return { drafted: earlier.outcome === 'ok' };
  const drafting = await draftingInForce(workspaceId, agentKindSchema.parse(task.agent.kind));
  if (
    !isRunOpen(task.run.status) ||
    drafting === null ||
    draftableOrdinals(drafting, [proposal]).length === 0
  )
    return { drafted: false };
  const drafted = await draftTexts(
    drafting,
    proposal,
    {
      workspaceId,
      purpose: 'draft',
      agentId: task.agentId,
      runId: task.runId,
      task: { id: task.id, ordinal },
      evaluationId: null,
      contactId: task.run.subjectType === 'contact' ? task.run.subjectId : null,
    },
    { type: 'agent', id: task.agentId, version: task.agentVersion },
  );
  return { drafted: drafted !== null };
}
