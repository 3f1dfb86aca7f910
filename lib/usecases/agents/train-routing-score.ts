import { agentVersion } from '@/lib/agents/kit/agent-version';
import { agentDefinitions } from '@/lib/agents/registry';
import type { Actor } from '@/lib/core/access/actor';
import { AppError } from '@/lib/core/shared/app-error';
import { auc } from '@/lib/core/statistics/auc';
import {
  type LabelledTraits,
  trainRoutingScore as learn,
  scoreContact,
} from '@/lib/core/statistics/routing-score';
import { splitByHash } from '@/lib/core/statistics/split-by-hash';
import { traitsSchema } from '@/lib/core/statistics/traits';
import { db } from '@/lib/db/client';
import { toJson } from '@/lib/db/json';
import { appendAuditEntry } from '@/lib/db/repositories/audit-entries';
import { inTransaction } from '@/lib/db/tx';
import { changeAgentVersion } from '@/lib/gateway';
import { canonicalText } from '@/lib/platform/canonical';
import { now } from '@/lib/platform/clock';
import { sha256Hex } from '@/lib/platform/hash';
import { newId } from '@/lib/platform/ids';

import { draftingInForce } from '../models/drafting';

export type TrainResult = { modelId: string; hash: string; trainedOn: number; auc: number | null };

/** The first engagement of each contact whose outcome is known and whose data may be used: what was known then, and what came of it. */
async function loadOutcomes(workspaceId: string): Promise<(LabelledTraits & { id: string })[]> {
  const rows = await db().$queryRaw<{ id: string; traits: unknown; converted: boolean }[]>`
    SELECT c.id, e.payload->'traits' AS traits, coalesce((o.payload->>'converted')::boolean, false) AS converted
    FROM contacts c
    JOIN LATERAL (SELECT payload FROM signals s WHERE s.workspace_id = c.workspace_id AND s.contact_id = c.id AND s.kind = 'lead.outcome' ORDER BY s.occurred_at DESC LIMIT 1) o ON true
    JOIN LATERAL (SELECT payload FROM signals s WHERE s.workspace_id = c.workspace_id AND s.contact_id = c.id AND s.kind = 'lead.engaged' ORDER BY s.occurred_at LIMIT 1) e ON true
    WHERE c.workspace_id = ${workspaceId}
      AND NOT EXISTS (SELECT FROM processing_limits l WHERE l.contact_id = c.id AND l.lifted_at IS NULL)
    ORDER BY c.id`;
  return rows.map((row) => ({
    id: row.id,
    traits: traitsSchema.parse(row.traits ?? {}),
    converted: row.converted,
  }));
}

/** Held-out AUC: learnt on two thirds, tried on the third that it has not seen. Null where a part has one outcome only. */
function heldOutAuc(rows: (LabelledTraits & { id: string })[], leaveOut: readonly string[]): number | null {
  const inThird = (row: { id: string }) => splitByHash(row.id, 1 / 3);
  const seen = rows.filter((row) => !inThird(row));
  const unseen = rows.filter(inThird);
  if (
    new Set(seen.map((row) => row.converted)).size < 2 ||
    new Set(unseen.map((row) => row.converted)).size < 2
  )
    return null;
  const model = learn(seen, { leaveOut });
  return auc(
    unseen.map((row) => scoreContact(model, row.traits).probability),
    unseen.map((row) => row.converted),
  );
}

/**
 * Learns the routing score from the workspace's own outcomes and puts it in force. The router's version changes with it, so its
 * first decisions are reviewed anew.
 * @throws AppError `conflict` when there are too few outcomes to learn from.
 */
export async function trainRoutingScore({
  workspaceId,
  actor,
}: {
  workspaceId: string;
  actor: Actor;
}): Promise<TrainResult> {
  const rows = await loadOutcomes(workspaceId);
  const converted = rows.filter((row) => row.converted).length;
  if (converted < 10 || rows.length - converted < 10)
    throw new AppError('conflict', {
      detail: `Learning needs at least 10 contacts that converted and 10 that did not; there are ${converted} and ${rows.length - converted}.`,
      remedy: 'Import past outcomes first.',
    });
  const model = learn(rows);
  const metrics = {
    heldOutAuc: heldOutAuc(rows, []),
    heldOutAucWithoutLastActivity: heldOutAuc(rows, ['Last Activity']),
    rows: rows.length,
    converted,
  };
  const hash = sha256Hex(canonicalText(model));
  const modelId = newId('mod');
  const drafting = await draftingInForce(workspaceId, 'lead-router');
  const version = agentVersion(agentDefinitions['lead-router'], hash, drafting?.versionHash ?? null);
  await inTransaction(async (tx) => {
    await tx.scoringModel.updateMany({
      where: { workspaceId, name: 'routing-score', active: true },
      data: { active: false },
    });
    await tx.scoringModel.create({
      data: {
        id: modelId,
        workspaceId,
        name: 'routing-score',
        hash,
        weights: toJson(model),
        metrics: toJson(metrics),
        trainedOn: rows.length,
        active: true,
        createdAt: now(),
        createdById: actor.id,
      },
      select: { id: true },
    });
    await appendAuditEntry(tx, {
      workspaceId,
      actor,
      verb: 'models.trained',
      subject: { type: 'model', id: modelId },
      detail: { name: 'routing-score', hash, trainedOn: rows.length, auc: metrics.heldOutAuc },
    });
    const router = await tx.agent.findUnique({
      where: { workspaceId_kind: { workspaceId, kind: 'lead-router' } },
    });
    if (router)
      await changeAgentVersion(tx, {
        workspaceId,
        agentId: router.id,
        version,
        why: 'A new routing score was learnt.',
        actor,
      });
  });
  return { modelId, hash, trainedOn: rows.length, auc: metrics.heldOutAuc };
}
