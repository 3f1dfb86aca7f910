import type { SourceDetail } from '@/lib/contracts/sources';
import { AppError } from '@/lib/core/shared/app-error';
import { reliabilityOf } from '@/lib/core/signals/quality/source-reliability';
import { sourceConfigSchema } from '@/lib/core/sources/source-config';
import { plannedPropertiesSchema } from '@/lib/core/sources/tracking-plan';
import { db } from '@/lib/db/client';
import { countJudgedClaims } from '@/lib/db/repositories/judged-claims';
import { now } from '@/lib/platform/clock';
import { requireEnv } from '@/lib/platform/env';
import { refOfId } from '../names/ref-of-id';
import { resolveNames } from '../names/resolve-names';
import { lastHeard, presentCounts, presentSource, sumFields } from './list-sources';
import { presentFeed } from './present-feed';
import { presentPull } from './present-pull';
import { recordOfSource } from './source-record';

const WEEK_MS = 7 * 24 * 3_600_000;
const MOST_EVENTS = 500;

/** One source: how it is set up, its last week by hour, its tracking plan. @throws AppError `not_found`, for foreign ids too. */
export async function readSource(workspaceId: string, sourceId: string): Promise<SourceDetail> {
  const source = await db().source.findUnique({
    where: { id_workspaceId: { id: sourceId, workspaceId } },
    include: { feed: { omit: { seen: true } }, pull: true },
  });
  if (!source) throw new AppError('not_found', { detail: 'There is no such source in this workspace.' });
  const at = now().getTime();
  const [claims, day, hours, last, waiting, events] = await Promise.all([
    countJudgedClaims(db(), sourceId),
    db().sourceHour.aggregate({
      where: { sourceId, hour: { gt: new Date(at - 24 * 3_600_000) } },
      _sum: sumFields,
    }),
    db().sourceHour.findMany({
      where: { sourceId, hour: { gt: new Date(at - WEEK_MS) } },
      orderBy: { hour: 'asc' },
    }),
    db().sourceHour.findFirst({
      where: { sourceId },
      orderBy: { hour: 'desc' },
      select: { hour: true, lastAt: true },
    }),
    db().delivery.count({
      where: {
        sourceId,
        workspaceId,
        status: { in: ['partial', 'refused', 'quarantined'] },
        settledAt: null,
        body: { not: null },
      },
    }),
    db().trackedEvent.findMany({
      where: { sourceId },
      orderBy: [{ kind: 'asc' }, { event: 'asc' }],
      take: MOST_EVENTS,
    }),
  ]);
  const config = sourceConfigSchema.parse(source.config);
  const creator = refOfId(source.createdById);
  const names = await resolveNames(workspaceId, [creator]);
  const { mean, low, high, sentence } = reliabilityOf(recordOfSource(source), Math.floor(at / 86_400_000));
  return {
    ...presentSource(source, { day: presentCounts(day._sum), lastAt: last && lastHeard(last), waiting }),
    address: config.url ?? addressOf(source.id, config.format),
    config,
    hasSecrets: source.secret !== null,
    onViolation: source.onViolation,
    believesReports: source.believesReports,
    isOn: source.disabledAt === null,
    distrustedFrom: source.distrustedFrom?.toISOString() ?? null,
    distrustReason: source.distrustReason,
    reliability: {
      mean,
      low,
      high,
      sentence,
      judged: {
        confirmed: claims.reduce((sum, { confirmed }) => sum + confirmed, 0),
        contradicted: claims.reduce((sum, { contradicted }) => sum + contradicted, 0),
        learntAt: source.learntAt?.toISOString() ?? null,
      },
    },
    createdAt: source.createdAt.toISOString(),
    createdBy: names.of(creator.type, creator.id),
    hours: hours.map((row) => ({ hour: row.hour.toISOString(), ...presentCounts(row) })),
    plan: events.map((event) => ({
      id: event.id,
      kind: event.kind,
      event: event.event,
      status: event.status,
      properties: Object.entries(plannedPropertiesSchema.parse(event.properties))
        .map(([name, property]) => ({ name, ...property }))
        .sort((a, b) => a.name.localeCompare(b.name)),
      seen: event.seen,
      violations: event.violations,
      firstSeenAt: event.firstSeenAt.toISOString(),
      lastSeenAt: event.lastSeenAt.toISOString(),
    })),
    feed: source.feed && presentFeed(source.feed),
    pull: source.pull && (await presentPull(source.pull)),
  };
}

function addressOf(id: string, format: string): string {
  const base = requireEnv('NEXTAUTH_URL').replace(/\/$/, '');
  return format === 'segment' ? `${base}/v1` : `${base}/api/webhooks/${id}`;
}
