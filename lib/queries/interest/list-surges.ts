import { z } from 'zod';
import type { ListSurgesQuery, SurgePage, SurgeRow } from '@/lib/contracts/interest';
import { buyingRoleSchema } from '@/lib/core/signals/buying-group/buying-role';
import { db } from '@/lib/db/client';
import type { Prisma } from '@/lib/db/generated/client';
import { decodeKeyset, encodeKeyset, takePage } from '../list/keyset';
import type { NameBook } from '../names/name-book';
import { resolveNames } from '../names/resolve-names';
import { DAY_MS } from './read-engagement';
import { type KnownTopic, readKnownTopics, topicTitle } from './topic-weights';

const SHOWN_DAYS = 28;
const include = { account: { select: { id: true, name: true, tier: true } } } satisfies Prisma.SurgeInclude;
type Found = Prisma.SurgeGetPayload<{ include: typeof include }>;

/** Surges, the newest first. */
export async function listSurges(workspaceId: string, query: ListSurgesQuery): Promise<SurgePage> {
  const keyset = query.cursor ? decodeKeyset(query.cursor) : null;
  const found = await db().surge.findMany({
    where: {
      workspaceId,
      ...(query.status ? { status: { in: query.status } } : {}),
      ...(keyset
        ? { OR: [{ firedAt: { lt: keyset.at } }, { firedAt: keyset.at, id: { lt: keyset.id } }] }
        : {}),
    },
    include,
    orderBy: [{ firedAt: 'desc' }, { id: 'desc' }],
    take: query.limit + 1,
  });
  const { page, nextCursor } = takePage(found, query.limit, ({ firedAt, id }) =>
    encodeKeyset({ at: firedAt, id }),
  );
  const [topics, days, names] = await Promise.all([
    readKnownTopics(workspaceId, true),
    readDays(workspaceId, page),
    resolveNames(
      workspaceId,
      page.flatMap(({ decidedById }) => (decidedById === null ? [] : [{ type: 'person', id: decidedById }])),
    ),
  ]);
  return { rows: page.map((surge) => presentSurge(surge, topics, days, names)), nextCursor };
}

const dayKey = (accountId: string, day: number) => `${accountId}\n${day}`;
const dayOf = (date: Date): number => Math.floor(date.getTime() / DAY_MS);

/** Engagement by account and day, as far as these surges are drawn. */
async function readDays(workspaceId: string, surges: readonly Found[]): Promise<ReadonlyMap<string, number>> {
  if (surges.length === 0) return new Map();
  const last = surges.map(({ windowTo }) => windowTo.getTime());
  const rows = await db().engagementDay.groupBy({
    by: ['accountId', 'day'],
    where: {
      workspaceId,
      accountId: { in: [...new Set(surges.map(({ accountId }) => accountId))] },
      day: { gt: new Date(Math.min(...last) - SHOWN_DAYS * DAY_MS), lte: new Date(Math.max(...last)) },
    },
    _sum: { weight: true },
  });
  return new Map(
    rows.flatMap(({ accountId, day, _sum }) =>
      accountId === null ? [] : [[dayKey(accountId, dayOf(day)), _sum.weight ?? 0] as const],
    ),
  );
}

const sentences = z.array(z.string());
const iso = (date: Date) => date.toISOString().slice(0, 10);

function presentSurge(
  surge: Found,
  topics: ReadonlyMap<string, KnownTopic>,
  days: ReadonlyMap<string, number>,
  names: NameBook,
): SurgeRow {
  const end = dayOf(surge.windowTo);
  return {
    id: surge.id,
    account: surge.account,
    status: surge.status,
    score: surge.score,
    people: surge.people,
    topics: surge.topics.map((name) => ({ name, title: topicTitle(topics, name) })),
    roles: surge.roles.map((role) => buyingRoleSchema.parse(role)),
    expected: surge.expected,
    observed: surge.observed,
    pValue: surge.pValue,
    why: sentences.parse(surge.why),
    windowFrom: iso(surge.windowFrom),
    windowTo: iso(surge.windowTo),
    firedAt: surge.firedAt.toISOString(),
    reason: surge.reason,
    decidedBy: surge.decidedById === null ? null : names.of('person', surge.decidedById),
    decidedAt: surge.decidedAt?.toISOString() ?? null,
    days: Array.from(
      { length: SHOWN_DAYS },
      (_, i) => days.get(dayKey(surge.accountId, end - SHOWN_DAYS + 1 + i)) ?? 0,
    ),
  };
}
