import type { Comparable } from '@/lib/core/identity/likeness';
import { db } from '@/lib/db/client';
import { lockRecording } from '@/lib/db/repositories/signals';
import { inTransaction } from '@/lib/db/tx';
import { now } from '@/lib/platform/clock';
import { comparableSelect, readNewestPeople, recordLook, type Sought, suggestAlike } from './find-duplicates';

/** People of one page, and so many others of their companies at most: those who changed last. */
const PAGE = 100;
const MOST_COLLEAGUES = 1900;
const actor = { type: 'system', id: 'duplicates' } as const;

/** Where a look stands: those who changed up to this moment, and of that very moment up to this id, have been compared. */
export type LookCursor = { at: string; id: string };
/** The look of one day in a workspace: who changed after `from` and until it began. */
export type DailyLook = { workspaceId: string; from: LookCursor; until: string };

/** The workspaces where somebody changed since the last daily look. */
export async function findDailyLooks(): Promise<DailyLook[]> {
  const rows = await db().$queryRaw<{ id: string; at: Date | null; comparedId: string | null }[]>`
    select w.id, l.compared_at as at, l.compared_id as "comparedId"
    from workspaces w left join duplicate_looks l on l.workspace_id = w.id
    where exists (select from contacts c where c.workspace_id = w.id
      and (c.updated_at, c.id) > (coalesce(l.compared_at, '-infinity'), coalesce(l.compared_id, '')))
    order by w.id`;
  const until = now().toISOString();
  return rows.map(({ id, at, comparedId }) => ({
    workspaceId: id,
    from: { at: (at ?? new Date(0)).toISOString(), id: comparedId ?? '' },
    until,
  }));
}

/** Compares those who changed last in a workspace with one another, whatever their companies: a shared phone number is found here. */
export async function lookAtNewest(workspaceId: string): Promise<Sought> {
  const people = await readNewestPeople(workspaceId);
  return { examined: people.length, suggested: await suggest(workspaceId, people) };
}

/** Compares the next people who changed with everybody of their companies. Done again, it suggests nothing twice. */
export async function lookAtPage(
  { workspaceId, until }: DailyLook,
  after: LookCursor,
  size = PAGE,
): Promise<Sought & { next: LookCursor; isLast: boolean }> {
  const rows = await db().contact.findMany({
    where: {
      workspaceId,
      mergedIntoId: null,
      erasedAt: null,
      updatedAt: { gte: new Date(after.at), lte: new Date(until) },
      OR: [{ updatedAt: { gt: new Date(after.at) } }, { id: { gt: after.id } }],
    },
    orderBy: [{ updatedAt: 'asc' }, { id: 'asc' }],
    take: size,
    select: { ...comparableSelect, updatedAt: true, companyDomainHash: true },
  });
  const last = rows.at(-1);
  if (!last) return { examined: 0, suggested: 0, next: after, isLast: true };
  const suggested = await suggest(workspaceId, [...rows, ...(await readColleagues(workspaceId, rows))]);
  return {
    examined: rows.length,
    suggested,
    next: { at: last.updatedAt.toISOString(), id: last.id },
    isLast: rows.length < size,
  };
}

/** Keeps that it was looked, and where the next look begins. */
export const finishLook = (workspaceId: string, sought: Sought, reached: LookCursor): Promise<void> =>
  inTransaction((tx) =>
    recordLook(tx, { workspaceId, actor }, sought, {
      comparedAt: new Date(reached.at),
      comparedId: reached.id,
    }),
  );

type Person = Comparable & { companyDomainHash: string | null };

async function readColleagues(workspaceId: string, people: readonly Person[]): Promise<Comparable[]> {
  const told = (values: readonly (string | null)[]) => ({
    in: [...new Set(values.filter((value) => value !== null))],
  });
  return db().contact.findMany({
    where: {
      workspaceId,
      mergedIntoId: null,
      erasedAt: null,
      id: { notIn: people.map(({ id }) => id) },
      OR: [
        { accountId: told(people.map(({ accountId }) => accountId)) },
        { companyDomainHash: told(people.map(({ companyDomainHash }) => companyDomainHash)) },
      ],
    },
    orderBy: [{ updatedAt: 'desc' }, { id: 'desc' }],
    take: MOST_COLLEAGUES,
    select: comparableSelect,
  });
}

const suggest = (workspaceId: string, people: readonly Comparable[]): Promise<number> =>
  inTransaction(async (tx) => {
    await lockRecording(tx, workspaceId);
    return suggestAlike(tx, workspaceId, people);
  });
