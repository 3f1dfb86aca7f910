import {
  type WatchedAccount,
  type WatchedAccounts,
  watchAccounts,
} from '@/lib/core/signals/feeds/watched-accounts';
import { db } from '@/lib/db/client';

const PAGE = 2000;
/** More accounts than this are not looked for: the oldest are. */
const MOST_WATCHED = 20_000;

/** The accounts of a workspace as they are looked for in texts, by their names and all their domains. `leftOut`: how many are not. */
export async function loadWatched(
  workspaceId: string,
): Promise<{ watched: WatchedAccounts; leftOut: number }> {
  const accounts: WatchedAccount[] = [];
  let after = '';
  let count = 0;
  while (count < MOST_WATCHED) {
    const page = await db().account.findMany({
      where: { workspaceId, id: { gt: after } },
      orderBy: { id: 'asc' },
      take: PAGE,
      select: {
        id: true,
        externalId: true,
        name: true,
        domain: true,
        identities: { where: { type: 'domain', namespace: '' }, select: { value: true } },
      },
    });
    accounts.push(...page.flatMap(toWatched));
    count += page.length;
    if (page.length < PAGE) return { watched: watchAccounts(accounts), leftOut: 0 };
    after = page.at(-1)?.id ?? after;
  }
  const all = await db().account.count({ where: { workspaceId } });
  return { watched: watchAccounts(accounts), leftOut: Math.max(0, all - count) };
}

/** A further entry, without a name, stands for each further domain. What no source has named is called by its domain: that is no name. */
function toWatched({
  externalId,
  name,
  domain,
  identities,
}: {
  externalId: string;
  name: string;
  domain: string | null;
  identities: readonly { value: string }[];
}): WatchedAccount[] {
  const further = new Set(identities.map(({ value }) => value));
  if (domain !== null) further.delete(domain);
  return [
    { externalId, name: name === domain || externalId === `domain:${name}` ? null : name, domain },
    ...[...further].map((value) => ({ externalId, name: null, domain: value })),
  ];
}
