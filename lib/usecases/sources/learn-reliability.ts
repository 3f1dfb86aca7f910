import { fadedClaims, reliabilityOf } from '@/lib/core/signals/quality/source-reliability';
import { sortOfFormat } from '@/lib/core/signals/quality/source-sort';
import { sourceConfigSchema } from '@/lib/core/sources/source-config';
import { db } from '@/lib/db/client';
import { appendAuditEntry } from '@/lib/db/repositories/audit-entries';
import { countJudgedClaims, forgetJudgedClaims } from '@/lib/db/repositories/judged-claims';
import { inTransaction, type Tx } from '@/lib/db/tx';
import { now } from '@/lib/platform/clock';
import { forgetSources } from './find-source';

const DAY_MS = 86_400_000;
/** A reliability that moved by less since the record last told of it is not told again. */
const NOTICEABLE = 0.05;

/** Workspaces with a source of which claims were judged, or had been. */
export async function findLearningWorkspaces(): Promise<string[]> {
  const rows = await db().source.findMany({
    where: { OR: [{ judgedClaims: { some: {} } }, { learntAt: { not: null } }] },
    select: { workspaceId: true },
    distinct: ['workspaceId'],
    orderBy: { workspaceId: 'asc' },
  });
  return rows.map(({ workspaceId }) => workspaceId);
}

/**
 * Works out anew, from what was judged in the last year, how far each source of a workspace can be relied on: done twice it comes to the
 * same. @returns how many sources were learnt of, and of how many the record tells.
 */
export async function learnReliability(workspaceId: string): Promise<{ learnt: number; told: number }> {
  const sources = await db().source.findMany({
    where: { workspaceId, OR: [{ judgedClaims: { some: {} } }, { learntAt: { not: null } }] },
    select: { id: true },
    orderBy: { id: 'asc' },
  });
  let told = 0;
  for (const { id } of sources)
    if (await inTransaction((tx) => learnOfSource(tx, workspaceId, id))) told += 1;
  if (sources.length > 0) forgetSources();
  return { learnt: sources.length, told };
}

/** @returns whether the reliability moved so far that the record tells of it. */
async function learnOfSource(tx: Tx, workspaceId: string, sourceId: string): Promise<boolean> {
  await tx.$queryRaw`SELECT id FROM sources WHERE id = ${sourceId} FOR NO KEY UPDATE`;
  const { config, toldReliability } = await tx.source.findUniqueOrThrow({
    where: { id_workspaceId: { id: sourceId, workspaceId } },
    select: { config: true, toldReliability: true },
  });
  await forgetJudgedClaims(tx, sourceId);
  const claims = await countJudgedClaims(tx, sourceId);
  const at = now();
  const day = Math.floor(at.getTime() / DAY_MS);
  const sort = sortOfFormat(sourceConfigSchema.parse(config).format);
  const { mean } = reliabilityOf({ sort, claims }, day);
  const before = toldReliability ?? reliabilityOf({ sort, claims: [] }, day).mean;
  const isTold = Math.abs(mean - before) >= NOTICEABLE;
  await tx.source.update({
    where: { id: sourceId },
    data: { ...fadedClaims(claims, day), learntAt: at, ...(isTold ? { toldReliability: mean } : {}) },
    select: { id: true },
  });
  if (isTold)
    await appendAuditEntry(tx, {
      workspaceId,
      actor: { type: 'system', id: 'reliability' },
      verb: 'sources.reliability_moved',
      subject: { type: 'source', id: sourceId },
      detail: {
        from: rounded(before),
        to: rounded(mean),
        confirmed: claims.reduce((sum, { confirmed }) => sum + confirmed, 0),
        contradicted: claims.reduce((sum, { contradicted }) => sum + contradicted, 0),
      },
    });
  return isTold;
}

const rounded = (share: number): number => Math.round(share * 1000) / 1000;
