import type { AccountRow } from '@/lib/contracts/accounts';
import { db } from '@/lib/db/client';
import type { Prisma } from '@/lib/db/generated/client';

export const accountRowSelect = {
  id: true,
  externalId: true,
  name: true,
  tier: true,
  industry: true,
  region: true,
} as const satisfies Prisma.AccountSelect;
type Account = Prisma.AccountGetPayload<{ select: typeof accountRowSelect }>;

export type AccountFigures = Pick<AccountRow, 'contactCount' | 'lastSignalAt'>;

/** How many contacts each of the accounts has and when the last signal about one of them occurred. */
export async function readAccountFigures(
  workspaceId: string,
  accountIds: readonly string[],
): Promise<(accountId: string) => AccountFigures> {
  const groups = await db().contact.groupBy({
    by: ['accountId'],
    where: { workspaceId, mergedIntoId: null, accountId: { in: [...accountIds] } },
    _count: { _all: true },
    _max: { lastSignalAt: true },
  });
  const byAccount = new Map(groups.map((group) => [group.accountId, group]));
  return (accountId) => {
    const group = byAccount.get(accountId);
    return {
      contactCount: group?._count._all ?? 0,
      lastSignalAt: group?._max.lastSignalAt?.toISOString() ?? null,
    };
  };
}

export function presentAccountRow(account: Account, figures: AccountFigures): AccountRow {
  const { id, externalId, name, tier, industry, region } = account;
  return { id, externalId, name, tier, industry, region, ...figures };
}
