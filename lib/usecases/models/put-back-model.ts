import type { Actor } from '@/lib/core/access/actor';
import { type LearningKind, learntModels } from '@/lib/core/learning/learnt-models';
import { modelEvidenceSchema } from '@/lib/core/learning/model-evidence';
import { AppError } from '@/lib/core/shared/app-error';
import { appendAuditEntry } from '@/lib/db/repositories/audit-entries';
import { inTransaction } from '@/lib/db/tx';
import { lockModels, putInUse } from './put-in-use';

/**
 * Puts an earlier version of what an agent learnt back in use. Nothing is learnt anew: it is the very version that was in use before, by
 * its hash. The agent starts over with it, since what was consented to was another one.
 * @throws AppError `not_found`; `conflict` where it is in use already, or never was.
 */
export async function putBackModel({
  workspaceId,
  actor,
  kind,
  modelId,
  reason,
}: {
  workspaceId: string;
  actor: Actor;
  kind: LearningKind;
  modelId: string;
  reason: string;
}): Promise<{ modelId: string; version: number }> {
  const name = learntModels[kind];
  return inTransaction(async (tx) => {
    await lockModels(tx, workspaceId);
    const model = await tx.scoringModel.findFirst({ where: { id: modelId, workspaceId, name } });
    if (!model)
      throw new AppError('not_found', { detail: 'There is no such version of what this agent learnt.' });
    if (model.active)
      throw new AppError('conflict', {
        detail: `Version ${model.version} is in use already.`,
        remedy: 'Look again at the list of versions.',
      });
    const evidence = model.evidence === null ? null : modelEvidenceSchema.parse(model.evidence);
    if (evidence && !evidence.wentLive)
      throw new AppError('conflict', {
        detail: `Version ${model.version} never was in use. ${evidence.why}`,
        remedy: 'Choose a version that was in use before.',
      });
    const inUse = await tx.scoringModel.findFirst({ where: { workspaceId, name, active: true } });
    await putInUse(tx, {
      workspaceId,
      kind,
      modelId,
      hash: model.hash,
      why: `Version ${model.version} of what it learnt was put back.`,
      actor,
    });
    await appendAuditEntry(tx, {
      workspaceId,
      actor,
      verb: 'models.put_back',
      subject: { type: 'model', id: modelId },
      detail: {
        name,
        fromModelId: inUse?.id ?? null,
        version: model.version,
        hash: model.hash,
        reason,
      },
    });
    return { modelId, version: model.version };
  });
}
