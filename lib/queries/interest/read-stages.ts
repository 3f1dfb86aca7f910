import { type LifecycleStage, lifecycleStage } from '@/lib/core/signals/intent/lifecycle-stage';
import { db } from '@/lib/db/client';
import { now } from '@/lib/platform/clock';
import { scoreInterest } from './present-interest';
import { type EngagementRow, readEngagement, today } from './read-engagement';
import { readKnownTopics } from './topic-weights';

const ACTIVE_DAYS = 30;

type Deal = { state: 'won' | 'lost'; atMs: number; endsAtMs: null };

/** How far an account has come, by what its people did and by its deals. Intent: the highest of any topic. */
export function stageOf(
  rows: readonly EngagementRow[],
  intent: number,
  deals: readonly Deal[],
): { stage: LifecycleStage; reasons: string[] } {
  const active = rows.filter(({ day }) => day > today() - ACTIVE_DAYS);
  return lifecycleStage(
    {
      engagement: {
        lastAtMs: rows.length === 0 ? null : Math.max(...rows.map(({ lastAt }) => lastAt.getTime())),
        people: new Set(active.map(({ personId }) => personId)).size,
        intent,
      },
      qualifiedAtMs: null,
      deals,
    },
    now().getTime(),
  );
}

/** A conversion is a deal that was won; an outcome without one is a deal that was lost, unless somebody else of the account converted. */
export async function readDeals(
  workspaceId: string,
  accountIds: readonly string[],
): Promise<ReadonlyMap<string, Deal[]>> {
  const [won, lost] = await Promise.all([
    db().contact.findMany({
      where: {
        workspaceId,
        accountId: { in: [...accountIds] },
        mergedIntoId: null,
        convertedAt: { not: null },
      },
      select: { accountId: true, convertedAt: true },
    }),
    db().signal.groupBy({
      by: ['accountId'],
      where: {
        workspaceId,
        accountId: { in: [...accountIds] },
        kind: 'lead.outcome',
        payload: { path: ['converted'], equals: false },
      },
      _max: { occurredAt: true },
    }),
  ]);
  const deals = new Map<string, Deal[]>(accountIds.map((id) => [id, []]));
  const add = (accountId: string | null, state: Deal['state'], at: Date | null) => {
    if (at) deals.get(accountId ?? '')?.push({ state, atMs: at.getTime(), endsAtMs: null });
  };
  for (const { accountId, convertedAt } of won) add(accountId, 'won', convertedAt);
  for (const { accountId, _max } of lost) add(accountId, 'lost', _max.occurredAt);
  return deals;
}

/** How far each of these accounts has come now. */
export async function readStages(
  workspaceId: string,
  accountIds: readonly string[],
): Promise<ReadonlyMap<string, LifecycleStage>> {
  const [rows, topics, deals] = await Promise.all([
    readEngagement(workspaceId, { accountIds }),
    readKnownTopics(workspaceId, true),
    readDeals(workspaceId, accountIds),
  ]);
  const rowsOf = new Map<string, EngagementRow[]>(accountIds.map((id) => [id, []]));
  for (const row of rows) rowsOf.get(row.accountId ?? '')?.push(row);
  return new Map(
    accountIds.map((id) => {
      const own = rowsOf.get(id) ?? [];
      const intent = Math.max(0, ...scoreInterest(own, topics).map(({ score }) => score));
      return [id, stageOf(own, intent, deals.get(id) ?? []).stage];
    }),
  );
}
