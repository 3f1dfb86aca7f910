import type { Actor } from '@/lib/core/access/actor';
import { db } from '@/lib/db/client';
import { receiveReply } from '../contacts/receive-reply';
import { learnFacts } from '../memory/learn-facts';

const system: Actor = { type: 'system', id: 'sample' };

/** What people of the sample answer: what is learnt of it a newcomer finds on their profiles. */
export const sampleAnswers = [
  'Thanks for writing. It is too early for us this year, please get back to me in three months. Mornings are best to reach me.',
  'We already have a supplier, and the contract runs until June 2028. Our board decides on this.',
  'It is too expensive for a team of our size. Call me, that is easier than mail. Our budget is decided in Q4.',
] as const;

/** Has a few people of the sample answer, those in a sequence first, and lets agents learn from all that came in. */
export async function showMemory(workspaceId: string): Promise<void> {
  const people = await db().contact.findMany({
    where: { workspaceId, erasedAt: null, mergedIntoId: null, accountId: { not: null } },
    orderBy: [{ sequenceExternalId: { sort: 'asc', nulls: 'last' } }, { id: 'desc' }],
    take: sampleAnswers.length,
    select: { id: true },
  });
  for (const [index, { id: contactId }] of people.entries())
    await receiveReply({
      workspaceId,
      actor: system,
      contactId,
      channel: 'email',
      text: sampleAnswers[index] ?? '',
    });
  await learnFacts(workspaceId);
}
