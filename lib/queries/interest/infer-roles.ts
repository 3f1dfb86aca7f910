import type { BuyingRole } from '@/lib/core/signals/buying-group/buying-role';
import { buyingRoleSchema } from '@/lib/core/signals/buying-group/buying-role';
import {
  type BuyingBehaviour,
  type InferredRole,
  inferBuyingRole,
  noBehaviour,
} from '@/lib/core/signals/buying-group/infer-buying-role';
import { db } from '@/lib/db/client';
import { isMasked } from '@/lib/db/open-sealed';
import { byPerson, type EngagementRow } from './read-engagement';

/** What a topic is about, by its name and title. Stated: the names that topics of this kind usually have. */
const signsOfTopic: readonly [keyof BuyingBehaviour, RegExp][] = [
  ['pricing', /\b(pric\w*|offers?|quotes?|plans?|terms|cost\w*|roi)\b/i],
  ['comparison', /\b(compar\w*|competit\w*|alternatives?|versus|vs|cases?|reviews?)\b/i],
  ['handsOn', /\b(docs?|documentation|manuals?|api|trials?|tutorials?|integrations?|how-?to|product)\b/i],
  ['diligence', /\b(secur\w*|privacy|gdpr|legal|complian\w*|contracts?|trust)\b/i],
  ['advocacy', /\b(demos?|referrals?|meetings?|invit\w*)\b/i],
];

/** What somebody did, as far as topics tell. */
export function behaviourOf(
  rows: readonly EngagementRow[],
  titleOf: (topic: string) => string,
): BuyingBehaviour {
  const behaviour = { ...noBehaviour };
  for (const { topic, count } of rows) {
    if (topic === '') continue;
    const words = `${topic} ${titleOf(topic)}`.replaceAll('_', ' ').replaceAll('-', ' ');
    for (const [kind, sign] of signsOfTopic) if (sign.test(words)) behaviour[kind] += count;
  }
  return behaviour;
}

export type MemberRole = {
  role: BuyingRole;
  inferred: InferredRole;
  confirmed: { byId: string; at: Date } | null;
};
type Person = { id: string; title: string | null; accountId: string | null };

/**
 * The parts that people play: what a person of ours said wins over what their title and what they did speak for. To those who may not read
 * what is personal, the title says nothing.
 */
export async function rolesOf(
  workspaceId: string,
  people: readonly Person[],
  rows: readonly EngagementRow[],
  titleOf: (topic: string) => string,
): Promise<ReadonlyMap<string, MemberRole>> {
  const ids = people.map(({ id }) => id);
  const said = await db().buyingRole.findMany({
    // Said of a profile that was found to be theirs, it was said of them; the newest counts.
    where: {
      workspaceId,
      OR: [{ contactId: { in: ids } }, { contact: { mergedIntoId: { in: ids } } }],
    },
    include: { contact: { select: { mergedIntoId: true } } },
    orderBy: { confirmedAt: 'desc' },
  });
  // Of an account that somebody has left, what was said does not count; one that is gone was found to be their account of now.
  const standing = new Set(
    (
      await db().account.findMany({
        where: { workspaceId, id: { in: said.map(({ accountId }) => accountId) } },
        select: { id: true },
      })
    ).map(({ id }) => id),
  );
  const rowsOf = byPerson(rows);
  return new Map(
    people.map(({ id, title, accountId }) => {
      const inferred = inferBuyingRole(isMasked() ? null : title, behaviourOf(rowsOf.get(id) ?? [], titleOf));
      const found = said.find(
        (each) =>
          (each.contact.mergedIntoId ?? each.contactId) === id &&
          (each.accountId === accountId || !standing.has(each.accountId)),
      );
      return [
        id,
        {
          role: found ? buyingRoleSchema.parse(found.role) : inferred.role,
          inferred,
          confirmed: found ? { byId: found.confirmedById, at: found.confirmedAt } : null,
        },
      ];
    }),
  );
}
