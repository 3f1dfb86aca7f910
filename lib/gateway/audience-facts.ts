import type { Facts } from '@/lib/core/gate/facts';
import type { Tx } from '@/lib/db/tx';
import { placeOf } from './place-of';

/** By code unit, what is not known first. */
const byText = (a: string | null, b: string | null): number => {
  const [left, right] = [a ?? '', b ?? ''];
  return left < right ? -1 : left > right ? 1 : 0;
};

/** What kinds of people are among the members, and how many. */
export async function audienceFacts(
  tx: Tx,
  { workspaceId, members }: { workspaceId: string; members: readonly string[] },
  audienceId: string,
  signalQuality: number | null,
): Promise<Facts['target']> {
  const known = await tx.audience.count({ where: { id: audienceId, workspaceId } });
  if (known === 0) return { unknown: 'The audience does not exist in this workspace.' };
  if (members.length === 0) return { unknown: 'nobody is in the audience' };
  const contacts = await tx.contact.findMany({
    where: { workspaceId, id: { in: [...members] } },
    include: { account: true, touches: { where: { status: 'sent' }, select: { id: true }, take: 1 } },
  });
  const places = contacts.map((contact) => ({ ...placeOf(contact), touched: contact.touches.length > 0 }));
  const distinct = <T extends string | null>(values: readonly T[]): T[] => [...new Set(values)].sort(byText);
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
    signalQuality,
  };
}
