import type { Credit } from '@/lib/core/attribution/attribute-journeys';
import type { AttributionModel } from '@/lib/core/attribution/attribution';
import type { ResampledCell } from '@/lib/core/attribution/resample-credits';
import type { Tx } from '../tx';

export type CreditRow = Credit & { influences: boolean };
export type CellRow = ResampledCell & { micros: Record<AttributionModel, bigint> };

/** Rows of one statement. */
const CHUNK = 2_000;

/** One look at a time in a workspace. */
export async function lockAttribution(tx: Tx, workspaceId: string): Promise<void> {
  await tx.$executeRaw`select pg_advisory_xact_lock(hashtextextended(${`attribution:${workspaceId}`}, 0))`;
}

/** Puts what a look found in the place of what the one before it had. */
export async function replaceAttribution(
  tx: Tx,
  workspaceId: string,
  look: { lookedAt: Date; won: number; lost: number; open: number; touches: number },
  credits: readonly CreditRow[],
  cells: readonly CellRow[],
): Promise<void> {
  await tx.attributionCell.deleteMany({ where: { workspaceId } });
  await tx.attributionCredit.deleteMany({ where: { workspaceId } });
  await tx.attributionLook.upsert({
    where: { workspaceId },
    create: { workspaceId, ...look },
    update: look,
    select: { workspaceId: true },
  });
  for (let i = 0; i < credits.length; i += CHUNK)
    await tx.attributionCredit.createMany({
      data: credits.slice(i, i + CHUNK).map(({ opportunityId, touches, influences, micros, ...cell }) => ({
        workspaceId,
        opportunityId,
        touches,
        influences,
        ...asKeys(cell),
        ...asAmounts(micros),
      })),
    });
  await tx.attributionCell.createMany({
    data: cells.map(({ currency, periodDays, draws, micros, ...cell }) => ({
      workspaceId,
      currency,
      periodDays,
      ...asKeys(cell),
      ...asAmounts(micros),
      firstDraws: [...draws.first],
      lastDraws: [...draws.last],
      positionDraws: [...draws.position],
      dataDrivenDraws: [...draws.data_driven],
    })),
  });
}

const asKeys = ({ channel, agentId, playId }: Pick<Credit, 'channel' | 'agentId' | 'playId'>) => ({
  channel,
  agentId: agentId ?? '',
  playId: playId ?? '',
});

const asAmounts = (micros: Record<AttributionModel, bigint>) => ({
  firstMicros: micros.first,
  lastMicros: micros.last,
  positionMicros: micros.position,
  dataDrivenMicros: micros.data_driven,
});
