import { type AudienceFilter, employeesOf } from '@/lib/core/audiences/audience-filter';
import { seniorityOf } from '@/lib/core/scopes/seniority';
import { now } from '@/lib/platform/clock';
import type { Prisma } from '../generated/client';
import type { Tx } from '../tx';

/** More than this is never resolved: no policy lets an action reach so many. */
const MOST = 20_000;
const DAY_MS = 86_400_000;

/** The contacts that a filter comes to at this moment, by id in one order. */
export async function findAudience(
  tx: Pick<Tx, 'contact'>,
  workspaceId: string,
  filter: AudienceFilter,
): Promise<string[]> {
  const found = await tx.contact.findMany({
    where: { workspaceId, mergedIntoId: null, AND: conditionsOf(filter) },
    orderBy: { id: 'asc' },
    take: MOST,
    select: { id: true, title: true },
  });
  const { seniorities } = filter;
  return found
    .filter(({ title }) => seniorities.length === 0 || seniorities.includes(seniorityOf(title)))
    .map(({ id }) => id);
}

/** One condition for each property that the filter narrows. */
function conditionsOf(filter: AudienceFilter): Prisma.ContactWhereInput[] {
  const { accountTiers, segments, regions, languages, minScore, engagedWithinDays } = filter;
  return [
    ...(accountTiers.length > 0 ? [ofTiers(accountTiers)] : []),
    ...(segments.length > 0 ? [{ OR: segments.flatMap(ofSegment) }] : []),
    ...(regions.length > 0
      ? [{ OR: [{ region: anyOf(regions) }, { region: null, account: { region: anyOf(regions) } }] }]
      : []),
    ...(languages.length > 0 ? [{ language: anyOf(languages) }] : []),
    ...(minScore === null ? [] : [{ score: { gte: minScore } }]),
    ...(engagedWithinDays === null
      ? []
      : [{ lastSignalAt: { gte: new Date(now().getTime() - engagedWithinDays * DAY_MS) } }]),
  ];
}

const anyOf = (list: readonly string[]) => ({ in: [...list], mode: 'insensitive' as const });

/** A contact of no account counts as the lowest tier. */
const ofTiers = (tiers: AudienceFilter['accountTiers']): Prisma.ContactWhereInput => ({
  OR: [{ account: { tier: { in: tiers } } }, ...(tiers.includes('tier_3') ? [{ accountId: null }] : [])],
});

function ofSegment(segment: AudienceFilter['segments'][number]): Prisma.ContactWhereInput[] {
  const { from, to } = employeesOf[segment];
  if (segment === 'unknown') return [{ accountId: null }, { account: { employees: null } }];
  const employees = { ...(from === null ? {} : { gte: from }), ...(to === null ? {} : { lt: to }) };
  return [{ account: { employees } }];
}
