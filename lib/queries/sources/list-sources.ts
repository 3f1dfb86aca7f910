import type { SourceHealth, SourceRow } from '@/lib/contracts/sources';
import { type SourceConfig, sourceConfigSchema } from '@/lib/core/sources/source-config';
import { db } from '@/lib/db/client';
import type { FeedState, Source } from '@/lib/db/generated/client';
import { now } from '@/lib/platform/clock';

const HOUR_MS = 3_600_000;

type Sums = {
  accepted: number | null;
  duplicates: number | null;
  rejected: number | null;
  quarantined: number | null;
  refused: number | null;
  violations: number | null;
  qualitySum: number | null;
};
export const sumFields = {
  accepted: true,
  duplicates: true,
  rejected: true,
  quarantined: true,
  refused: true,
  violations: true,
  qualitySum: true,
} as const;

/** Sums as they are shown. */
export function presentCounts(sums: Sums | undefined): SourceRow['day'] {
  const { accepted, duplicates, rejected, quarantined, refused, violations, qualitySum } = sums ?? {};
  return {
    accepted: accepted ?? 0,
    duplicates: duplicates ?? 0,
    rejected: rejected ?? 0,
    quarantined: quarantined ?? 0,
    refused: refused ?? 0,
    violations: violations ?? 0,
    quality: accepted ? (qualitySum ?? 0) / accepted : null,
  };
}

const polledFields = { nextPollAt: true, lastPollAt: true, lastProblem: true } as const;
/** How the reading of a source stands that is read by us: a feed, or a connected platform. */
type Polled = Pick<FeedState, keyof typeof polledFields>;
type Standing = Source & { feed: Polled | null; pull: Polled | null };

/** All sources of a workspace with how they are: there are tens of them, not thousands. */
export async function listSources(workspaceId: string): Promise<{ rows: SourceRow[] }> {
  const sources = await db().source.findMany({
    where: { workspaceId },
    include: { feed: { select: polledFields }, pull: { select: polledFields } },
    orderBy: { title: 'asc' },
  });
  const since = new Date(now().getTime() - 24 * HOUR_MS);
  const [days, lasts, waiting] = await Promise.all([
    db().sourceHour.groupBy({
      by: ['sourceId'],
      where: { workspaceId, hour: { gt: since } },
      _sum: sumFields,
    }),
    db().sourceHour.groupBy({ by: ['sourceId'], where: { workspaceId }, _max: { hour: true, lastAt: true } }),
    db().delivery.groupBy({
      by: ['sourceId'],
      // One whose body is gone can't be dealt with any more.
      where: {
        workspaceId,
        status: { in: ['partial', 'refused', 'quarantined'] },
        settledAt: null,
        body: { not: null },
      },
      _count: true,
    }),
  ]);
  const dayOf = new Map(days.map((row) => [row.sourceId, row._sum]));
  const lastOf = new Map(lasts.map(({ sourceId, _max }) => [sourceId, lastHeard(_max)]));
  const waitingOf = new Map(waiting.map((row) => [row.sourceId, row._count]));
  return {
    rows: sources.map((source) =>
      presentSource(source, {
        day: presentCounts(dayOf.get(source.id)),
        lastAt: lastOf.get(source.id) ?? null,
        waiting: waitingOf.get(source.id) ?? 0,
      }),
    ),
  };
}

/** When it was last heard of; of hours from before that was kept the beginning of the hour. */
export const lastHeard = ({ hour, lastAt }: { hour: Date | null; lastAt: Date | null }): Date | null =>
  lastAt ?? hour;

export function presentSource(
  source: Standing,
  { day, lastAt, waiting }: { day: SourceRow['day']; lastAt: Date | null; waiting: number },
): SourceRow {
  const config: SourceConfig = sourceConfigSchema.parse(source.config);
  return {
    id: source.id,
    name: source.name,
    title: source.title,
    kind: source.kind,
    format: config.format,
    health: healthOf(source, day, lastAt),
    lastAt: lastAt?.toISOString() ?? null,
    day,
    waiting,
  };
}

/**
 * A source that was heard in the last week and not in the last day has gone silent. What we read ourselves is as it was when
 * it was last asked: it is not its fault when there is no news.
 */
function healthOf(source: Standing, day: SourceRow['day'], lastAt: Date | null): SourceHealth {
  if (source.disabledAt) return 'off';
  if (source.distrustedFrom) return 'distrusted';
  const polled = source.feed ?? source.pull;
  if (polled) return healthOfPolled(polled);
  if (lastAt === null) return 'new';
  if (day.refused + day.rejected > day.accepted + day.duplicates) return 'failing';
  return now().getTime() - lastAt.getTime() > 24 * HOUR_MS ? 'silent' : 'healthy';
}

function healthOfPolled({ lastPollAt, lastProblem, nextPollAt }: Polled): SourceHealth {
  if (lastPollAt === null) return 'new';
  if (lastProblem !== null) return 'failing';
  return nextPollAt === null ? 'silent' : 'healthy';
}
