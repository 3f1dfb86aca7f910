import { RUN_LENGTH } from '@/lib/core/monitoring/anomaly/watch-series';
import { type FoundAnomaly, lookForAnomaly } from '@/lib/core/monitoring/look-for-anomaly';
import { type Metric, type MetricName, metrics } from '@/lib/core/monitoring/metrics';
import { anomalyLimit, type MonitoringRules } from '@/lib/core/monitoring/monitoring-rules';
import { formatFigure } from '@/lib/core/shared/format-figures';
import { db } from '@/lib/db/client';
import { readSeries, type Series } from '@/lib/queries/monitoring/read-series';
import { openAlarm } from './open-alarm';

export type Look = {
  workspace: { id: string; timeZone: string };
  policyId: string | null;
  rules: MonitoringRules;
  /** What is complete now: hours before `until`, days up to `lastDay`. */
  until: Date;
  lastDay: string;
  /** What was complete at the look before; null where there was none: then the newest value alone is judged. */
  before: { until: Date; lastDay: string } | null;
};

const WEEK_MS = 7 * 86_400_000;

/** Holds every metric of a workspace against what is usual, each value once. @returns the alarms that came of it. */
export async function watchMetrics(look: Look): Promise<string[]> {
  const opened: string[] = [];
  for (const series of await readSeries(look.workspace, look)) {
    const found = lookForAnomaly(series.metric, series.values, {
      from: firstUnjudged(series, look),
      limit: anomalyLimit(look.rules),
    });
    const id = found && (await openAnomaly(look, series, found));
    if (id) opened.push(id);
  }
  return opened;
}

/** The values that were complete at the look before were judged then. */
function firstUnjudged({ metric, values }: Series, { before, lastDay, until }: Look): number {
  if (!before) return values.length - 1;
  const fresh =
    metrics[metric].grain === 'hour'
      ? Math.round((until.getTime() - before.until.getTime()) / 3_600_000)
      : Math.round((Date.parse(lastDay) - Date.parse(before.lastDay)) / 86_400_000);
  return Math.max(0, values.length - fresh);
}

async function openAnomaly(look: Look, series: Series, found: FoundAnomaly): Promise<string | null> {
  const { metric, subjectId } = series;
  const { of } = metrics[metric];
  const onSubject = of === 'agent' ? [subjectId] : await actedLately(look.workspace.id, metric, found.at);
  return openAlarm({
    workspaceId: look.workspace.id,
    kind: 'anomaly',
    subject: { type: of, id: subjectId },
    metric,
    moved: found.direction,
    since: found.at,
    expected: found.expected,
    seen: found.seen,
    strength: found.surprise,
    points: found.points,
    why: describe(metric, found),
    consequence: found.isWorse ? look.rules.onAnomaly : 'tell',
    policyId: look.policyId,
    agentIds: found.isWorse ? onSubject : [],
  });
}

/** The agents that did something in the channels of a metric in the week before: who may have moved it. */
async function actedLately(workspaceId: string, metric: MetricName, at: Date): Promise<string[]> {
  const { channels }: Metric = metrics[metric];
  if (!channels) return [];
  const rows = await db().action.findMany({
    where: {
      workspaceId,
      requesterType: 'agent',
      channel: { in: [...channels] },
      compensatesId: null,
      execution: { acceptedAt: { not: null, gte: new Date(at.getTime() - WEEK_MS) } },
    },
    select: { requesterId: true },
    distinct: ['requesterId'],
    orderBy: { requesterId: 'asc' },
  });
  return rows.map(({ requesterId }) => requesterId);
}

const rounded = (value: number): string => formatFigure(Number(value.toPrecision(3)));

function describe(
  metric: MetricName,
  { seen, expected, surprise, direction, by, isWorse }: FoundAnomaly,
): string[] {
  const { title, grain, worse }: Metric = metrics[metric];
  return [
    `${title}: ${rounded(seen)} in the ${grain}, where ${rounded(expected)} was expected by its season and its level of late.`,
    `${by === 'value' ? 'A value' : `A mean of the last ${RUN_LENGTH} values`} so far ${direction === 'up' ? 'above' : 'below'} comes about once in ${formatFigure(Math.round(10 ** Math.min(surprise, 9)))}.`,
    ...(worse && !isWorse ? ['This is not for the worse: nothing follows from it but that it is told.'] : []),
  ];
}
