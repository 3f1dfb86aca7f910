import { agentVersion } from '@/lib/agents/kit/agent-version';
import { agentDefinitions } from '@/lib/agents/registry';
import type { Actor } from '@/lib/core/access/actor';
import { agentKindSchema } from '@/lib/core/runs/agent-kind';
import { AppError } from '@/lib/core/shared/app-error';
import { appendAuditEntry } from '@/lib/db/repositories/audit-entries';
import { inTransaction } from '@/lib/db/tx';
import { changeAgentVersion } from '@/lib/gateway';
import { now } from '@/lib/platform/clock';
import { requirePermission } from '../changes/require-permission';
import { loadActiveModel } from '../runs/active-model';
import { configuredDrafting, draftingInForce } from './drafting';

/**
 * Puts a model with its prompts to work for an agent, or keeps it from it: by a named person, after they saw what it wrote. Either way
 * the agent is another one from then on, and its autonomy starts over. What was accepted can be taken off again.
 * @throws AppError `not_found`, `forbidden`, `conflict` (not finished, not what is configured now, or nothing would change).
 */
export async function decideEvaluation(input: {
  workspaceId: string;
  /** From the session alone: whoever accepts it answers for it by name. */
  actor: Extract<Actor, { type: 'person' }>;
  evaluationId: string;
  answer: 'accepted' | 'rejected';
  reason: string;
}): Promise<{ answer: 'accepted' | 'rejected'; agentVersion: string }> {
  const { workspaceId, actor, evaluationId, answer, reason } = input;
  return inTransaction(async (tx) => {
    await requirePermission(
      tx,
      workspaceId,
      actor.id,
      ['agents.edit'],
      'Only an admin says which model writes for an agent.',
    );
    const evaluation = await tx.modelEvaluation.findUnique({
      where: { id_workspaceId: { id: evaluationId, workspaceId } },
      include: { agent: { select: { id: true, kind: true } }, _count: { select: { calls: true } } },
    });
    if (!evaluation) throw new AppError('not_found', { detail: 'There is no such evaluation.' });
    await tx.$queryRaw`SELECT id FROM agents WHERE id = ${evaluation.agentId} FOR UPDATE`;
    const kind = agentKindSchema.parse(evaluation.agent.kind);
    if (evaluation.status !== 'completed' || evaluation._count.calls === 0)
      throw new AppError('conflict', { detail: 'It has not come to an end: there is nothing to judge yet.' });
    if (answer === 'accepted' && configuredDrafting(kind)?.versionHash !== evaluation.versionHash)
      throw new AppError('conflict', {
        detail: 'Another model or another prompt is configured since: this one could not be used.',
        remedy: 'Have what is configured now evaluated, and decide on that.',
      });
    const current = await tx.modelEvaluation.findUnique({
      where: { id: evaluationId },
      select: { answer: true },
    });
    if (current?.answer === answer)
      throw new AppError('conflict', { detail: `It is ${answer} already: nothing would change.` });
    await tx.modelEvaluation.update({
      where: { id: evaluationId },
      data: { answer, decidedById: actor.id, decidedAt: now(), reason },
      select: { id: true },
    });
    await appendAuditEntry(tx, {
      workspaceId,
      actor,
      verb: answer === 'accepted' ? 'models.accepted' : 'models.rejected',
      subject: { type: 'agent', id: evaluation.agentId },
      detail: {
        evaluationId,
        agentId: evaluation.agentId,
        model: evaluation.model,
        versionHash: evaluation.versionHash,
        cases: evaluation._count.calls,
        reason,
      },
    });
    const learnt = kind === 'lead-router' ? await loadActiveModel(workspaceId) : null;
    const drafting = await draftingInForce(workspaceId, kind, tx);
    const version = agentVersion(agentDefinitions[kind], learnt?.hash ?? null, drafting?.versionHash ?? null);
    await changeAgentVersion(tx, {
      workspaceId,
      agentId: evaluation.agentId,
      version,
      why:
        answer === 'accepted'
          ? 'A language model writes for it from now on.'
          : 'A language model was kept from it.',
      actor,
    });
    return { answer, agentVersion: version };
  });
}
