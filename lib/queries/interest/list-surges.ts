import { z } from 'zod';
import type { ListSurgesQuery, SurgePage, SurgeRow } from '@/lib/contracts/interest';
import { buyingRoleSchema } from '@/lib/core/signals/buying-group/buying-role';
import { activityOf } from '@/lib/core/signals/surge/engagement';
import { db } from '@/lib/db/client';
import type { Prisma } from '@/lib/db/generated/client';
import { decodeKeyset, encodeKeyset, takePage } from '../list/keyset';
import type { NameBook } from '../names/name-book';
import { resolveNames } from '../names/resolve-names';
import { DAY_MS, dayText, readEngagement } from './read-engagement';
import { surgeSettings, withRoles } from './surge-settings';
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
      ...(query.account ? { accountId: query.account } : {}),
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

const dayOf = (date: Date): number => Math.floor(date.getTime() / DAY_MS);
/** Engagement of an account on a day. */
type DayBook = (accountId: string, day: number) => number;

/** Engagement as surges are judged by, as far as these are drawn: by the same people, weights and caps, and the topics of now. */
async function readDays(workspaceId: string, surges: readonly Found[]): Promise<DayBook> {
  if (surges.length === 0) return () => 0;
  const settings = surgeSettings(await readKnownTopics(workspaceId, false));
  const ends = surges.map(({ windowTo }) => dayOf(windowTo));
  const rows = await readEngagement(
    workspaceId,
    { accountIds: [...new Set(surges.map(({ accountId }) => accountId))] },
    { after: Math.min(...ends) - SHOWN_DAYS - settings.windowDays, last: Math.max(...ends) },
  );
  const actsOf = new Map(
    [...new Set(rows.map(({ accountId }) => accountId ?? ''))].map((id) => [
      id,
      activityOf(
        { id, knownSince: 0 },
        withRoles(
          rows.filter(({ accountId }) => accountId === id),
          () => null,
        ),
        settings,
      ).acts,
    ]),
  );
  return (accountId, day) =>
    (actsOf.get(accountId)?.get(day) ?? []).reduce((sum, { score }) => sum + score, 0);
}

/** What was done in the window that ends on each of the days up to the end of a surge. */
function windowsOf({ accountId, windowFrom, windowTo }: Found, days: DayBook): SurgeRow['windows'] {
  const [first, end] = [dayOf(windowFrom), dayOf(windowTo)];
  const length = end - first + 1;
  return Array.from({ length: SHOWN_DAYS }, (_, i) => {
    const to = end - SHOWN_DAYS + 1 + i;
    const engagement = Array.from({ length }, (_day, back) => days(accountId, to - back)).reduce(
      (a, b) => a + b,
      0,
    );
    return { to: dayText(to), engagement: Math.round(engagement * 100) / 100 };
  });
}

const sentences = z.array(z.string());
const iso = (date: Date) => date.toISOString().slice(0, 10);

function presentSurge(
  surge: Found,
  topics: ReadonlyMap<string, KnownTopic>,
  days: DayBook,
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
    windowDays: end - dayOf(surge.windowFrom) + 1,
    windows: windowsOf(surge, days),
  };
}
