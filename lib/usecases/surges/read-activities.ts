import { setImmediate as nextTurn } from 'node:timers/promises';
import type { AccountTier } from '@/lib/core/scopes/scope-body';
import { segmentOf } from '@/lib/core/scopes/segment';
import { type AccountActivity, activityOf, type SurgeSettings } from '@/lib/core/signals/surge/engagement';
import { type PeerGroup, peerGroupOf } from '@/lib/core/signals/surge/peer-baseline';
import { db } from '@/lib/db/client';
import { DAY_MS, type EngagementRow, readEngagement } from '@/lib/queries/interest/read-engagement';
import { withRoles } from '@/lib/queries/interest/surge-settings';

/** So many accounts are added up before others of this process get their turn. */
const ACCOUNTS_A_TURN = 100;

export type LivelyAccount = { activity: AccountActivity; group: PeerGroup; rows: readonly EngagementRow[] };

/** Every account of a workspace with what its people did, those where nothing happens too: they tell what is usual. */
export async function readActivities(workspaceId: string, settings: SurgeSettings): Promise<LivelyAccount[]> {
  const [accounts, rows] = await Promise.all([
    db().account.findMany({
      where: { workspaceId },
      select: { id: true, tier: true, employees: true, createdAt: true },
      orderBy: { id: 'asc' },
    }),
    readEngagement(workspaceId, 'accounts'),
  ]);
  const byAccount = new Map<string, EngagementRow[]>();
  for (const row of rows) {
    if (row.accountId === null) continue;
    const of = byAccount.get(row.accountId);
    if (of) of.push(row);
    else byAccount.set(row.accountId, [row]);
  }
  const lively: LivelyAccount[] = [];
  for (const account of accounts) {
    if (lively.length % ACCOUNTS_A_TURN === 0) await nextTurn();
    lively.push(toLively(account, byAccount.get(account.id) ?? [], settings));
  }
  return lively;
}

function toLively(
  {
    id,
    tier,
    employees,
    createdAt,
  }: { id: string; tier: AccountTier; employees: number | null; createdAt: Date },
  rows: readonly EngagementRow[],
  settings: SurgeSettings,
): LivelyAccount {
  // What an import tells of the time before an account was recorded shows that it was seen then.
  const knownSince = rows.reduce(
    (first, { day }) => Math.min(first, day),
    Math.floor(createdAt.getTime() / DAY_MS),
  );
  return {
    activity: activityOf(
      { id, knownSince },
      withRoles(rows, () => null),
      settings,
    ),
    group: peerGroupOf(tier, segmentOf(employees)),
    rows,
  };
}
