import { z } from 'zod';
import type { OpportunityKind } from '@/lib/core/signals/signal-kinds';
import { practiceDb } from '@/lib/db/client';
import type { PracticeDeal } from '@/lib/db/generated/client';
import type { Tx } from '@/lib/db/tx';
import { now } from '@/lib/platform/clock';
import { PracticeApiError } from './practice-api-error';

/** The stages of a deal in the CRM's own order; the last two end it. */
export const dealStages = ['discovery', 'evaluation', 'proposal', 'negotiation', 'won', 'lost'] as const;
export type DealStage = (typeof dealStages)[number];
const dealStageSchema = z.enum(dealStages);
const isEnd = (stage: DealStage): boolean => stage === 'won' || stage === 'lost';

export type NewDeal = {
  externalId: string;
  accountExternalId: string;
  kind: OpportunityKind;
  stage: DealStage;
  amountMicros: bigint;
  currency: string;
  openedAt: Date;
  /** When it came to the stage that it is at. */
  stageAt: Date;
};

/** Puts deals into the CRM; those it has stay as they are. */
export async function addDeals(tx: Tx, workspaceId: string, deals: readonly NewDeal[]): Promise<void> {
  await tx.practiceDeal.createMany({
    skipDuplicates: true,
    data: deals.map(({ stageAt, ...deal }) => ({
      ...deal,
      workspaceId,
      closedAt: isEnd(deal.stage) ? stageAt : null,
      updatedAt: stageAt,
      updatedBy: 'api',
    })),
  });
}

export type Deal = Omit<PracticeDeal, 'stage' | 'workspaceId'> & { stage: DealStage };
function asDeal(row: PracticeDeal): Deal {
  const { workspaceId: _, ...deal } = row;
  return { ...deal, stage: dealStageSchema.parse(deal.stage) };
}

const changeSchema = z.strictObject({
  stage: dealStageSchema.optional(),
  amountMicros: z
    .bigint()
    .min(0n, 'must not be negative')
    .max(999_999_999_999_999n, 'is too large')
    .optional(),
});

/** Changes a deal by hand or by the vendor's own automation. A deal that has ended stays at its end. @throws PracticeApiError */
export async function changeDeal(
  tx: Tx,
  change: {
    workspaceId: string;
    externalId: string;
    set: { stage?: DealStage; amountMicros?: bigint };
    by: 'api' | `person:${string}`;
    at?: Date;
  },
): Promise<{ before: Deal; after: Deal }> {
  const { workspaceId, externalId, by, at = now() } = change;
  const parsed = changeSchema.safeParse(change.set);
  if (!parsed.success) throw new PracticeApiError('invalid', z.prettifyError(parsed.error));
  const where = { workspaceId_externalId: { workspaceId, externalId } };
  await tx.$queryRaw`
    select 1 from practice_deals where workspace_id = ${workspaceId} and external_id = ${externalId} for update`;
  const found = await tx.practiceDeal.findUnique({ where });
  if (!found) throw new PracticeApiError('not_found', `The CRM knows no deal ${externalId}.`);
  const before = asDeal(found);
  const { stage = before.stage, amountMicros } = parsed.data;
  if (isEnd(before.stage) && stage !== before.stage)
    throw new PracticeApiError('invalid', `The deal ${externalId} is ${before.stage}: it has ended.`);
  const ends = isEnd(stage) && !isEnd(before.stage);
  const after = await tx.practiceDeal.update({
    where,
    data: {
      stage,
      ...(amountMicros === undefined ? {} : { amountMicros }),
      ...(ends ? { closedAt: at } : {}),
      updatedAt: at,
      updatedBy: by,
    },
  });
  return { before, after: asDeal(after) };
}

/** Deals by their number, a page at a time. @param after the last one of the page before. */
export async function listDeals(
  workspaceId: string,
  { limit, after = '', openOnly = false }: { limit: number; after?: string; openOnly?: boolean },
): Promise<Deal[]> {
  const rows = await practiceDb().practiceDeal.findMany({
    where: { workspaceId, externalId: { gt: after }, ...(openOnly ? { closedAt: null } : {}) },
    orderBy: { externalId: 'asc' },
    take: limit,
  });
  return rows.map(asDeal);
}

/** A change is told once no other can come to be before it any more: what is being written now takes at most half as long. */
const SETTLED_MS = 60_000;

/** Deals in the order in which they changed, from a moment on or after the last one seen. */
export async function changedDealsPage(
  workspaceId: string,
  { since, after, limit }: { since: Date; after: { at: Date; externalId: string } | null; limit: number },
): Promise<Deal[]> {
  const from = after ?? { at: since, externalId: '' };
  const rows = await practiceDb().practiceDeal.findMany({
    where: {
      workspaceId,
      updatedAt: { lte: new Date(now().getTime() - SETTLED_MS) },
      OR: [{ updatedAt: { gt: from.at } }, { updatedAt: from.at, externalId: { gt: from.externalId } }],
    },
    orderBy: [{ updatedAt: 'asc' }, { externalId: 'asc' }],
    take: limit,
  });
  return rows.map(asDeal);
}

/** A page of deals, those changed last first. `before` is the last row of the page before. */
export async function newestDeals(
  workspaceId: string,
  { q, limit, before }: { q: string; limit: number; before?: { at: Date; id: string } },
): Promise<Deal[]> {
  const contains = { contains: q, mode: 'insensitive' as const };
  const rows = await practiceDb().practiceDeal.findMany({
    where: {
      workspaceId,
      AND: [
        q === '' ? {} : { OR: [{ externalId: contains }, { accountExternalId: contains }] },
        before
          ? {
              OR: [{ updatedAt: { lt: before.at } }, { updatedAt: before.at, externalId: { lt: before.id } }],
            }
          : {},
      ],
    },
    orderBy: [{ updatedAt: 'desc' }, { externalId: 'desc' }],
    take: limit,
  });
  return rows.map(asDeal);
}
