import type { Actor } from '@/lib/core/access/actor';
import { agentKindSchema } from '@/lib/core/runs/agent-kind';
import { AppError } from '@/lib/core/shared/app-error';
import { db } from '@/lib/db/client';
import { toJson } from '@/lib/db/json';
import { appendAuditEntry } from '@/lib/db/repositories/audit-entries';
import { enqueueEvent } from '@/lib/db/repositories/outbox-events';
import { inTransaction } from '@/lib/db/tx';
import { now } from '@/lib/platform/clock';
import { newId } from '@/lib/platform/ids';
import { requirePermission } from '../changes/require-permission';
import { sendOutboxEvents } from '../outbox/send-outbox-events';
import { configuredDrafting } from './drafting';
import { recordedCases } from './recorded-cases';

/**
 * Has recorded cases of an agent written anew by the model that is configured, beside everything else: nothing goes out, and nothing is
 * live by it. It costs what its questions cost.
 * @throws AppError `not_found`, `forbidden`, `conflict` (no model, nothing to write, no cases yet, or one is under way).
 */
export async function startEvaluation(input: {
  workspaceId: string;
  actor: Extract<Actor, { type: 'person' }>;
  agentId: string;
}): Promise<{ id: string; cases: number }> {
  const { workspaceId, actor, agentId } = input;
  const agent = await db().agent.findUnique({ where: { id_workspaceId: { id: agentId, workspaceId } } });
  if (!agent) throw new AppError('not_found', { detail: 'There is no such agent.' });
  const drafting = configuredDrafting(agentKindSchema.parse(agent.kind));
  if (drafting === null)
    throw new AppError('conflict', {
      detail: 'No language model is configured, or this agent has no words that one may write.',
      remedy:
        'Whoever runs Mandate sets OPENAI_MODEL and where it is: see “A language model” in docs/operations.md.',
    });
  const cases = await recordedCases(workspaceId, agentId, drafting);
  if (cases.length === 0)
    throw new AppError('conflict', {
      detail: 'There are no recorded cases yet that the model could be tried on.',
      remedy: 'Let the agent work first: each of its proposals with words becomes a case.',
    });
  const id = newId('mev');
  const { versionHash, settings } = drafting;
  await inTransaction(async (tx) => {
    await requirePermission(
      tx,
      workspaceId,
      actor.id,
      ['agents.edit'],
      'Only an admin has a model evaluated.',
    );
    await tx.$queryRaw`SELECT id FROM agents WHERE id = ${agentId} FOR UPDATE`;
    const underWay = await tx.modelEvaluation.count({
      where: { workspaceId, agentId, status: { in: ['queued', 'running'] } },
    });
    if (underWay > 0)
      throw new AppError('conflict', {
        detail: 'An evaluation of this agent is under way.',
        remedy: 'Wait until it has ended: it takes a few minutes at the most.',
      });
    await tx.modelEvaluation.create({
      data: {
        id,
        workspaceId,
        agentId,
        model: settings.model,
        versionHash,
        prompts: toJson(drafting.list),
        status: 'queued',
        total: cases.length,
        requestedById: actor.id,
        createdAt: now(),
      },
      select: { id: true },
    });
    await appendAuditEntry(tx, {
      workspaceId,
      actor,
      verb: 'models.evaluation_requested',
      subject: { type: 'agent', id: agentId },
      detail: { evaluationId: id, agentId, model: settings.model, versionHash, cases: cases.length },
    });
    await enqueueEvent(tx, {
      workspaceId,
      name: 'model/evaluation-requested',
      data: { workspaceId, evaluationId: id },
    });
  });
  await sendOutboxEvents();
  return { id, cases: cases.length };
}
