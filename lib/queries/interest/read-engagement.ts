import { db } from '@/lib/db/client';
import { Prisma } from '@/lib/db/generated/client';
import { now } from '@/lib/platform/clock';

export const DAY_MS = 86_400_000;
/** So far back interest is looked at: 16 weeks and the 8 days that a surge is judged by. */
export const INTEREST_DAYS = 120;

/** What one person did on one day about one topic. Day: whole days since the epoch. */
export type EngagementRow = {
  personId: string;
  accountId: string | null;
  day: number;
  /** Empty where it is about no topic. */
  topic: string;
  count: number;
  weight: number;
  lastAt: Date;
};

/** Today by UTC, in whole days since the epoch. */
export const today = (): number => Math.floor(now().getTime() / DAY_MS);

/** YYYY-MM-DD of a whole day since the epoch. */
export const dayText = (day: number): string => new Date(day * DAY_MS).toISOString().slice(0, 10);

/**
 * What people did within the last 120 days, or between others, by person: several profiles of one are counted as one. Left out is whoever was erased, had the use
 * of their data restricted, or objected to being profiled.
 */
export function readEngagement(
  workspaceId: string,
  of: { accountIds: readonly string[] } | { contactIds: readonly string[] } | 'accounts',
  {
    after = today() - INTEREST_DAYS,
    last = Number.POSITIVE_INFINITY,
  }: { after?: number; last?: number } = {},
): Promise<EngagementRow[]> {
  const account = Prisma.sql`coalesce(d.account_id, p.account_id, c.account_id)`;
  const which =
    of === 'accounts'
      ? Prisma.sql`${account} is not null`
      : 'accountIds' in of
        ? // Days of no account, of people who belong to it by now, are found by the people: both ways by an index.
          Prisma.sql`(d.account_id = any(${[...of.accountIds]}::text[]) or (d.account_id is null and d.contact_id = any(array(
            select id from contacts where workspace_id = ${workspaceId} and account_id = any(${[...of.accountIds]}::text[])
            union select m.id from contacts m join contacts r on r.id = m.merged_into_id
            where r.workspace_id = ${workspaceId} and r.account_id = any(${[...of.accountIds]}::text[])))))`
        : Prisma.sql`d.contact_id = any(${of.contactIds as string[]}::text[])`;
  const upTo =
    last === Number.POSITIVE_INFINITY ? Prisma.empty : Prisma.sql`and d.day <= ${dayText(last)}::date`;
  return db().$queryRaw<EngagementRow[]>`
    select coalesce(p.id, c.id) as "personId", ${account} as "accountId", (d.day - date '1970-01-01')::int as day, d.topic,
      sum(d.count)::int as count, sum(d.weight)::float8 as weight, max(d.last_at) as "lastAt"
    from engagement_days d
    join contacts c on c.id = d.contact_id and c.workspace_id = d.workspace_id
    left join contacts p on p.id = c.merged_into_id
    where d.workspace_id = ${workspaceId} and d.day > ${dayText(after)}::date ${upTo} and ${which}
      and c.erased_at is null and p.erased_at is null
      and not exists (
        select from processing_limits l where l.contact_id in (c.id, p.id) and l.lifted_at is null
      )
    group by 1, 2, 3, 4`;
}

/** What each person did. */
export function byPerson(rows: readonly EngagementRow[]): ReadonlyMap<string, EngagementRow[]> {
  const found = new Map<string, EngagementRow[]>();
  for (const row of rows) {
    const of = found.get(row.personId);
    if (of) of.push(row);
    else found.set(row.personId, [row]);
  }
  return found;
}
