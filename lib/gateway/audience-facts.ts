import { audienceFilterSchema, employeesOf } from '@/lib/core/audiences/audience-filter';
import type { Facts } from '@/lib/core/gate/facts';
import { seniorityOf } from '@/lib/core/scopes/seniority';
import type { Prisma } from '@/lib/db/generated/client';
import type { Tx } from '@/lib/db/tx';
import { now } from '@/lib/platform/clock';
import { placeOf } from './place-of';

/** More than this is never resolved: no policy lets an action reach so many. */
const MOST = 20_000;

/** The contacts a stored audience comes to at this moment, by id in one order. */
export async function resolveAudience(tx: Tx, workspaceId: string, audienceId: string): Promise<string[]> {
  const audience = await tx.audience.findUnique({
    where: { id_workspaceId: { id: audienceId, workspaceId } },
  });
  if (!audience) return [];
  const filter = audienceFilterSchema.parse(audience.filter);
  const anyOf = (list: readonly string[]) => ({ in: [...list], mode: 'insensitive' as const });
  const account: Prisma.ContactWhereInput[] = [
    ...(filter.accountTiers.length
      ? [
          {
            OR: [
              { account: { tier: { in: filter.accountTiers } } },
              ...(filter.accountTiers.includes('tier_3') ? [{ accountId: null }] : []),
            ],
          },
        ]
      : []),
    ...(filter.segments.length
      ? [
          {
            OR: filter.segments.flatMap((segment): Prisma.ContactWhereInput[] => {
              const { from, to } = employeesOf[segment];
              return segment === 'unknown'
                ? [{ accountId: null }, { account: { employees: null } }]
                : [
                    {
                      account: {
                        employees: {
                          ...(from === null ? {} : { gte: from }),
                          ...(to === null ? {} : { lt: to }),
                        },
                      },
                    },
                  ];
            }),
          },
        ]
      : []),
    ...(filter.regions.length
      ? [
          {
            OR: [
              { region: anyOf(filter.regions) },
              { region: null, account: { region: anyOf(filter.regions) } },
            ],
          },
        ]
      : []),
    ...(filter.languages.length ? [{ language: anyOf(filter.languages) }] : []),
    ...(filter.minScore === null ? [] : [{ score: { gte: filter.minScore } }]),
    ...(filter.engagedWithinDays === null
      ? []
      : [{ lastSignalAt: { gte: new Date(now().getTime() - filter.engagedWithinDays * 86_400_000) } }]),
  ];
  const found = await tx.contact.findMany({
    where: { workspaceId, AND: account },
    orderBy: { id: 'asc' },
    take: MOST,
    select: { id: true, title: true },
  });
  return found
    .filter(({ title }) => filter.seniorities.length === 0 || filter.seniorities.includes(seniorityOf(title)))
    .map(({ id }) => id);
}

/** What kinds of people are among the members, and how many. */
export async function audienceFacts(
  tx: Tx,
  workspaceId: string,
  audienceId: string,
  members: readonly string[],
): Promise<Facts['target']> {
  const known = await tx.audience.count({ where: { id: audienceId, workspaceId } });
  if (known === 0) return { unknown: 'The audience does not exist in this workspace.' };
  if (members.length === 0) return { unknown: 'nobody is in the audience' };
  const contacts = await tx.contact.findMany({
    where: { workspaceId, id: { in: [...members] } },
    include: { account: true, touches: { where: { status: 'sent' }, select: { id: true }, take: 1 } },
  });
  const places = contacts.map((contact) => ({ ...placeOf(contact), touched: contact.touches.length > 0 }));
  const distinct = <T>(values: readonly T[]): T[] => [...new Set(values)].sort();
  const executive = ['board', 'c_suite', 'unknown'];
  return {
    type: 'audience',
    id: audienceId,
    people: members.length,
    accounts: new Set(contacts.map(({ accountId, id }) => accountId ?? id)).size,
    accountTiers: distinct(places.map(({ accountTier }) => accountTier ?? 'tier_3')),
    segments: distinct(places.map(({ segment }) => segment)),
    regions: distinct(places.map(({ region }) => region)),
    languages: distinct(places.map(({ language }) => language)),
    seniorities: distinct(places.map(({ seniority }) => seniority)),
    firstTouchExecutives: places.filter(
      (place) => place.accountTier === 'tier_1' && executive.includes(place.seniority) && !place.touched,
    ).length,
  };
}
