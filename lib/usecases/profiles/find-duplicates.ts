import type { Actor } from '@/lib/core/access/actor';
import { type Comparable, findLikenesses } from '@/lib/core/identity/likeness';
import { AppError } from '@/lib/core/shared/app-error';
import { db } from '@/lib/db/client';
import { isMasked } from '@/lib/db/open-sealed';
import { appendAuditEntry } from '@/lib/db/repositories/audit-entries';
import { addSuggestions, findSplitPeople } from '@/lib/db/repositories/link-suggestions';
import type { Tx } from '@/lib/db/tx';
import { now } from '@/lib/platform/clock';
import { type Decider, decideOnPeople } from './decider';

/** Of the people who changed last so many are compared, read in steps of so many: names and numbers are sealed, and opened one by one. */
const MOST_PEOPLE = 2000;
const STEP = 250;

export type Sought = { examined: number; suggested: number };

/** Looks for profiles that are probably one person, among those that changed last, and suggests them to whoever decides. */
export async function findDuplicates(decider: Decider): Promise<Sought> {
  if (isMasked())
    throw new AppError('forbidden', { detail: 'Names are compared only for somebody who may read them.' });
  const people = await readNewestPeople(decider.workspaceId);
  return decideOnPeople(decider, async (tx) => {
    const sought = {
      examined: people.length,
      suggested: await suggestAlike(tx, decider.workspaceId, people),
    };
    await recordLook(tx, decider, sought);
    return sought;
  });
}

/** Suggests which of these people are probably one; of whom somebody said that they are two is not suggested again. @returns how many pairs are new. */
export async function suggestAlike(
  tx: Tx,
  workspaceId: string,
  people: readonly Comparable[],
): Promise<number> {
  const likenesses = findLikenesses(people);
  if (likenesses.length === 0) return 0;
  const split = await findSplitPeople(tx, workspaceId);
  return addSuggestions(
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
}

/** Keeps that it was looked, by whom and with what result; of the daily look also how far it came. */
export async function recordLook(
  tx: Tx,
  { workspaceId, actor }: { workspaceId: string; actor: Actor },
  sought: Sought,
  compared?: { comparedAt: Date; comparedId: string },
): Promise<void> {
  const { examined, suggested } = sought;
  const look = {
    examined,
    suggested,
    lastAt: now(),
    byId: actor.type === 'person' ? actor.id : null,
    ...compared,
  };
  await tx.duplicateLook.upsert({
    where: { workspaceId },
    create: { workspaceId, ...look },
    update: look,
    select: { workspaceId: true },
  });
  await appendAuditEntry(tx, {
    workspaceId,
    actor,
    verb: 'contacts.duplicates_sought',
    subject: { type: 'workspace', id: workspaceId },
    detail: { examined, suggested },
  });
}

/** What is compared of somebody. */
export const comparableSelect = {
  id: true,
  name: true,
  email: true,
  phone: true,
  countryCode: true,
  accountId: true,
} as const;

/** Those who stand for people, newest change first. */
export async function readNewestPeople(workspaceId: string): Promise<Comparable[]> {
  const people: Comparable[] = [];
  let cursor: string | undefined;
  while (people.length < MOST_PEOPLE) {
    const rows = await db().contact.findMany({
      where: { workspaceId, mergedIntoId: null, erasedAt: null },
      orderBy: [{ updatedAt: 'desc' }, { id: 'desc' }],
      ...(cursor === undefined ? {} : { cursor: { id: cursor }, skip: 1 }),
      take: STEP,
      select: comparableSelect,
    });
    people.push(...rows);
    if (rows.length < STEP) break;
    cursor = rows.at(-1)?.id;
  }
  return people;
}
