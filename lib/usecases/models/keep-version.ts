import type { Actor } from '@/lib/core/access/actor';
import { type LearningKind, learntModels } from '@/lib/core/learning/learnt-models';
import type { ModelEvidence } from '@/lib/core/learning/model-evidence';
import { toJson } from '@/lib/db/json';
import { appendAuditEntry } from '@/lib/db/repositories/audit-entries';
import { inTransaction } from '@/lib/db/tx';
import { now } from '@/lib/platform/clock';
import { newId } from '@/lib/platform/ids';
import { lockModels, putInUse } from './put-in-use';

export type TrainResult = {
  modelId: string;
  version: number;
  hash: string;
  trainedOn: number;
  auc: number | null;
  /** Whether it is in use now, and why. */
  live: boolean;
  why: string;
};

type NewVersion = {
  workspaceId: string;
  actor: Actor;
  kind: LearningKind;
  weights: unknown;
  ranking: unknown;
  hash: string;
  evidence: ModelEvidence;
  aucWithout: number | null;
};

const learnt: Record<LearningKind, string> = {
  'lead-router': 'A new routing score was learnt.',
  lifecycle: 'A new way of choosing messages was learnt.',
};

/** Keeps what was learnt as the next version, with its evidence, and puts it in use where it goes live. What says the same as the newest is that. */
export function keepVersion(fresh: NewVersion): Promise<TrainResult> {
  const { workspaceId, actor, kind, weights, ranking, hash, evidence, aucWithout } = fresh;
  const name = learntModels[kind];
  const auc = evidence.figures?.auc ?? null;
  const { wentLive: live, why } = evidence;
  return inTransaction(async (tx) => {
    await lockModels(tx, workspaceId);
    const newest = await tx.scoringModel.findFirst({
      where: { workspaceId, name },
      orderBy: { version: 'desc' },
      select: { id: true, version: true, hash: true, active: true, trainedOn: true },
    });
    if (newest?.hash === hash)
      return {
        modelId: newest.id,
        version: newest.version,
        hash,
        trainedOn: newest.trainedOn,
        auc,
        live: newest.active,
        why: 'Nothing new was learnt: the newest version says the same.',
      };
    const modelId = newId('mod');
    const version = (newest?.version ?? 0) + 1;
    await tx.scoringModel.create({
      data: {
        id: modelId,
        workspaceId,
        name,
        version,
        hash,
        weights: toJson(weights),
        ...(ranking ? { ranking: toJson(ranking) } : {}),
        metrics: toJson({
          heldOutAuc: auc,
          heldOutAucWithoutLastActivity: aucWithout,
          rows: evidence.labelled,
          converted: evidence.converted,
        }),
        evidence: toJson(evidence),
        trainedOn: evidence.learntFrom,
        active: false,
        createdAt: now(),
        createdById: actor.type === 'person' ? actor.id : null,
      },
      select: { id: true },
    });
    await appendAuditEntry(tx, {
      workspaceId,
      actor,
      verb: 'models.trained',
      subject: { type: 'model', id: modelId },
      detail: { name, hash, trainedOn: evidence.learntFrom, auc, version, live, why },
    });
    if (live) await putInUse(tx, { workspaceId, kind, modelId, hash, why: learnt[kind], actor });
    return { modelId, version, hash, trainedOn: evidence.learntFrom, auc, live, why };
  });
}
