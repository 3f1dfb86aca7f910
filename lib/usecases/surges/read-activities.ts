import { segmentOf } from '@/lib/core/scopes/segment';
import { type AccountActivity, activityOf, type SurgeSettings } from '@/lib/core/signals/surge/engagement';
import { type PeerGroup, peerGroupOf } from '@/lib/core/signals/surge/peer-baseline';
import { db } from '@/lib/db/client';
import { DAY_MS, type EngagementRow, readEngagement } from '@/lib/queries/interest/read-engagement';
import { withRoles } from '@/lib/queries/interest/surge-settings';

/** Accounts whose whole history is read at once: what all of them did in 120 days may be more than a process should hold. */
export const ACCOUNTS_A_PAGE = 200;

export type WatchedAccount = { id: string; group: PeerGroup; recordedOn: number };
export type LivelyAccount = { activity: AccountActivity; group: PeerGroup; rows: readonly EngagementRow[] };

/** Every account of a workspace, those where nothing happens too: they tell what is usual. */
export async function readWatched(workspaceId: string): Promise<WatchedAccount[]> {
  const accounts = await db().account.findMany({
    where: { workspaceId },
    select: { id: true, tier: true, employees: true, createdAt: true },
    orderBy: { id: 'asc' },
  });
  return accounts.map(({ id, tier, employees, createdAt }) => ({
    id,
    group: peerGroupOf(tier, segmentOf(employees)),
    recordedOn: Math.floor(createdAt.getTime() / DAY_MS),
  }));
}

/** What the people of these accounts did. Of many accounts ask page by page. */
export async function readActivities(
  workspaceId: string,
  accounts: readonly WatchedAccount[],
  settings: SurgeSettings,
): Promise<LivelyAccount[]> {
  const rows = byAccount(await readEngagement(workspaceId, { accountIds: accounts.map(({ id }) => id) }));
  return accounts.map(({ id, group, recordedOn }) => {
    const own = rows.get(id) ?? [];
    // What an import tells of the time before an account was recorded shows that it was seen then.
    const knownSince = own.reduce((first, { day }) => Math.min(first, day), recordedOn);
    return { activity: activityIn(id, knownSince, own, settings), group, rows: own };
  });
}

/** Weighted engagement in the window that ends on a day, of those accounts that have any. */
export async function readWindowScores(
  workspaceId: string,
  settings: SurgeSettings,
  asOf: number,
): Promise<ReadonlyMap<string, number>> {
  const rows = byAccount(
    await readEngagement(workspaceId, 'accounts', { after: asOf - settings.windowDays, last: asOf }),
  );
  return new Map(
    [...rows].flatMap(([id, own]) => {
      const { acts } = activityIn(id, 0, own, settings);
      const score = [...acts.values()].flat().reduce((sum, act) => sum + act.score, 0);
      return score > 0 ? [[id, score]] : [];
    }),
  );
}

const activityIn = (
  id: string,
  knownSince: number,
  rows: readonly EngagementRow[],
  settings: SurgeSettings,
) =>
  activityOf(
    { id, knownSince },
    withRoles(rows, () => null),
    settings,
  );

function byAccount(rows: readonly EngagementRow[]): ReadonlyMap<string, EngagementRow[]> {
  const found = new Map<string, EngagementRow[]>();
  for (const row of rows) {
    if (row.accountId === null) continue;
    const of = found.get(row.accountId);
    if (of) of.push(row);
    else found.set(row.accountId, [row]);
  }
  return found;
}
