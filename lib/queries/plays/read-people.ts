import type { Condition } from '@/lib/core/plays/condition';
import type { PlayFacts } from '@/lib/core/plays/play-facts';
import type { PlayFieldName } from '@/lib/core/plays/play-fields';
import type { LifecycleStage } from '@/lib/core/signals/intent/lifecycle-stage';
import { traitsSchema } from '@/lib/core/statistics/traits';
import { db } from '@/lib/db/client';
import { now } from '@/lib/platform/clock';
import { rolesOf } from '../interest/infer-roles';
import { scoreInterest } from '../interest/present-interest';
import { byPerson, DAY_MS, readEngagement, today } from '../interest/read-engagement';
import { readStages } from '../interest/read-stages';
import { readKnownTopics, topicTitle } from '../interest/topic-weights';

export type KnownPerson = {
  id: string;
  /** All profiles that are this person, their own among them. */
  profileIds: string[];
  facts: Omit<PlayFacts, 'signal'>;
};

/**
 * The people that these profiles stand for, by profile, with what the conditions ask about them; what none asks is not read. Left out is
 * whoever was erased, objected, or had the use of their data restricted, in whichever profile of theirs they did.
 */
export async function readPeople(
  workspaceId: string,
  profileIds: readonly string[],
  conditions: readonly Condition[],
): Promise<ReadonlyMap<string, KnownPerson>> {
  const asked = new Set(conditions.map(({ field }) => field));
  const asks = (...fields: PlayFieldName[]) => fields.some((field) => asked.has(field));
  const people = await findPeople(workspaceId, profileIds);
  const profiles = people.flatMap(profilesOf);
  const accountIds = [...new Set(people.flatMap(({ accountId }) => accountId ?? []))];
  const [rows, topics, spoken, stages] = await Promise.all([
    asks('contact.engagements', 'contact.interest', 'contact.buying-role')
      ? readEngagement(workspaceId, { contactIds: profiles })
      : [],
    asks('contact.interest', 'contact.buying-role') ? readKnownTopics(workspaceId, false) : new Map(),
    asks('contact.quiet-days') ? lastTouches(workspaceId, profiles) : new Map<string, Date>(),
    asks('account.stage') ? readStages(workspaceId, accountIds) : new Map<string, LifecycleStage>(),
  ]);
  const roles = asks('contact.buying-role')
    ? await rolesOf(workspaceId, people, rows, (topic) => topicTitle(topics, topic))
    : null;
  const rowsOf = byPerson(rows);
  const at = now().getTime();
  const known = people.map((person): KnownPerson => {
    const own = rowsOf.get(person.id) ?? [];
    const scores = new Map(scoreInterest(own, topics).map(({ topic, score }) => [topic, score]));
    const lastSpoken = Math.max(
      ...profilesOf(person).map((id) => spoken.get(id)?.getTime() ?? person.createdAt.getTime()),
    );
    const { account } = person;
    return {
      id: person.id,
      profileIds: profilesOf(person),
      facts: {
        contact: {
          title: person.title,
          buyingRole: roles?.get(person.id)?.role ?? null,
          region: person.region,
          country: person.countryCode,
          language: person.language,
          traits: traitsSchema.safeParse(person.traits).data ?? {},
          score: person.score,
          quietDays: Math.max(0, Math.floor((at - lastSpoken) / DAY_MS)),
          engagement: own.map(({ day, count }) => ({ daysAgo: today() - day, count })),
          interest: Object.fromEntries([...topics.keys()].map((name) => [name, scores.get(name) ?? 0])),
        },
        account: account && {
          tier: account.tier,
          stage: stages.get(account.id) ?? null,
          industry: account.industry,
          employees: account.employees,
          region: account.region,
          domain: account.domain,
        },
      },
    };
  });
  return new Map(known.flatMap((person) => person.profileIds.map((id) => [id, person])));
}

const inForce = { where: { liftedAt: null }, select: { id: true } } as const;
type Found = Awaited<ReturnType<typeof findPeople>>[number];
const profilesOf = ({ id, merged }: Pick<Found, 'id' | 'merged'>): string[] => [
  id,
  ...merged.map((profile) => profile.id),
];

async function findPeople(workspaceId: string, profileIds: readonly string[]) {
  const found = await db().contact.findMany({
    where: {
      workspaceId,
      erasedAt: null,
      mergedIntoId: null,
      OR: [{ id: { in: [...profileIds] } }, { merged: { some: { id: { in: [...profileIds] } } } }],
    },
    include: {
      account: true,
      limits: inForce,
      merged: { select: { id: true, limits: inForce }, where: { erasedAt: null } },
    },
    orderBy: { id: 'asc' },
  });
  return found.filter(
    ({ limits, merged }) => limits.length === 0 && merged.every((profile) => profile.limits.length === 0),
  );
}

async function lastTouches(workspaceId: string, profileIds: readonly string[]): Promise<Map<string, Date>> {
  const rows = await db().contactTouch.groupBy({
    by: ['contactId'],
    where: { workspaceId, contactId: { in: [...profileIds] }, status: { not: 'released' } },
    _max: { at: true },
  });
  return new Map(rows.flatMap(({ contactId, _max }) => (_max.at ? [[contactId, _max.at]] : [])));
}
