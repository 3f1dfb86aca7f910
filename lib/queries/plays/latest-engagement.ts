import { engagementKinds } from '@/lib/core/plays/play-body';
import { db } from '@/lib/db/client';
import type { KnownPerson } from './read-people';

/** The latest thing that each person did themselves, whichever profile of theirs it was recorded of; who did nothing is left out. */
export async function latestEngagement(
  workspaceId: string,
  people: readonly KnownPerson[],
): Promise<ReadonlyMap<string, { signalId: string; at: Date }>> {
  const personOf = new Map(people.flatMap(({ id, profileIds }) => profileIds.map((each) => [each, id])));
  if (personOf.size === 0) return new Map();
  const rows = await db().$queryRaw<{ contactId: string; signalId: string; at: Date }[]>`
    select p.id as "contactId", s.id as "signalId", s.occurred_at as at
    from unnest(${[...personOf.keys()]}::text[]) p(id)
    join lateral (
      select id, occurred_at from signals
      where workspace_id = ${workspaceId} and contact_id = p.id and kind = any(${[...engagementKinds]}::text[])
      order by occurred_at desc, id desc limit 1
    ) s on true
    order by s.occurred_at, s.id`;
  return new Map(
    rows.flatMap(({ contactId, signalId, at }) => {
      const person = personOf.get(contactId);
      return person === undefined ? [] : [[person, { signalId, at }]];
    }),
  );
}
