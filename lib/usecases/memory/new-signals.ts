import type { Actor } from '@/lib/core/access/actor';
import { db } from '@/lib/db/client';

/** What is around while facts are learnt from what came in. */
export type Around = {
  workspaceId: string;
  timeZone: string;
  /** What was learnt of when everybody reads: schema `sendTimePatterns`. */
  sendTimes: unknown;
  /** Whose it is what is learnt of how people answer, and of why they were lost: an agent's, or nobody's in particular. */
  sequencer: Actor;
  router: Actor;
  at: Date;
};

/** A signal that nobody has learnt from yet, with the person it is about: whoever stands for all of their profiles. */
export type NewSignal = {
  id: string;
  kind: string;
  quality: number;
  payload: unknown;
  occurredAt: Date;
  recordedAt: Date;
  personId: string | null;
  accountId: string | null;
  timeZone: string | null;
  employees: number | null;
};

/** The next signals in the order in which they were recorded, those of campaigns and pages left out of what they say. */
export async function readNewSignals(
  workspaceId: string,
  from: { at: Date; id: string },
  { until, take }: { until: Date; take: number },
): Promise<NewSignal[]> {
  const person = {
    id: true,
    accountId: true,
    timeZone: true,
    account: { select: { employees: true } },
  } as const;
  const rows = await db().signal.findMany({
    relationLoadStrategy: 'join',
    where: {
      workspaceId,
      recordedAt: { gte: from.at, lte: until },
      OR: [{ recordedAt: { gt: from.at } }, { id: { gt: from.id } }],
    },
    orderBy: [{ recordedAt: 'asc' }, { id: 'asc' }],
    take,
    select: {
      id: true,
      kind: true,
      quality: true,
      payload: true,
      occurredAt: true,
      recordedAt: true,
      accountId: true,
      contact: { select: { ...person, mergedInto: { select: person } } },
    },
  });
  return rows.map(({ contact: profile, accountId, ...signal }) => {
    const known = profile?.mergedInto ?? profile;
    return {
      ...signal,
      personId: known?.id ?? null,
      accountId: known?.accountId ?? accountId,
      timeZone: known?.timeZone ?? null,
      employees: known?.account?.employees ?? null,
    };
  });
}

/** The newest signal of each, by what `key` says of it. */
export function newestBy(
  signals: readonly NewSignal[],
  key: (signal: NewSignal) => string | null,
): ReadonlyMap<string, NewSignal> {
  const newest = new Map<string, NewSignal>();
  for (const signal of signals) {
    const of = key(signal);
    const known = of === null ? undefined : newest.get(of);
    if (of !== null && (!known || known.occurredAt <= signal.occurredAt)) newest.set(of, signal);
  }
  return newest;
}
