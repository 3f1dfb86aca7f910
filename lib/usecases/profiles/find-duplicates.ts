import { type Comparable, findLikenesses } from '@/lib/core/identity/likeness';
import { AppError } from '@/lib/core/shared/app-error';
import { db } from '@/lib/db/client';
import { isMasked } from '@/lib/db/open-sealed';
import { appendAuditEntry } from '@/lib/db/repositories/audit-entries';
import { addSuggestions, findSplitPeople } from '@/lib/db/repositories/link-suggestions';
import { type Decider, decideOnPeople } from './decider';

/** Of the people who changed last so many are compared, read in steps of so many: names and numbers are sealed, and opened one by one. */
const MOST_PEOPLE = 2000;
const STEP = 250;

/** Looks for profiles that are probably one person, among those that changed last, and suggests them to whoever decides. */
export async function findDuplicates(decider: Decider): Promise<{ examined: number; suggested: number }> {
  const { workspaceId, actor } = decider;
  if (isMasked())
    throw new AppError('forbidden', { detail: 'Names are compared only for somebody who may read them.' });
  const people = await newestPeople(workspaceId);
  const likenesses = findLikenesses(people);
  return decideOnPeople(decider, async (tx) => {
    const split = await findSplitPeople(tx, workspaceId);
    const suggested = await addSuggestions(
      tx,
      workspaceId,
      likenesses
        .filter(({ a, b }) => !split.has(`${a}\n${b}`))
        .map(({ a, b, confidence, reasons }) => ({
          contactAId: a,
          contactBId: b,
          confidence,
          reason: reasons.join(' '),
        })),
    );
    await appendAuditEntry(tx, {
      workspaceId,
      actor,
      verb: 'contacts.duplicates_sought',
      subject: { type: 'workspace', id: workspaceId },
      detail: { examined: people.length, suggested },
    });
    return { examined: people.length, suggested };
  });
}

/** Those who stand for people, newest change first. */
async function newestPeople(workspaceId: string): Promise<Comparable[]> {
  const people: Comparable[] = [];
  let cursor: string | undefined;
  while (people.length < MOST_PEOPLE) {
    const rows = await db().contact.findMany({
      where: { workspaceId, mergedIntoId: null, erasedAt: null },
      orderBy: [{ updatedAt: 'desc' }, { id: 'desc' }],
      ...(cursor === undefined ? {} : { cursor: { id: cursor }, skip: 1 }),
      take: STEP,
      select: { id: true, name: true, email: true, phone: true, countryCode: true, accountId: true },
    });
    people.push(...rows);
    if (rows.length < STEP) break;
    cursor = rows.at(-1)?.id;
  }
  return people;
}
