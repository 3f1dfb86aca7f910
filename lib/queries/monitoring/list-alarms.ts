import type { AlarmPage, AlarmRow, ListAlarmsQuery } from '@/lib/contracts/alarms';
import type { Named } from '@/lib/contracts/named';
import { auditVerbTitles } from '@/lib/core/audit/verb-titles';
import {
  alarmKindSchema,
  alarmPointsSchema,
  alarmStatusSchema,
  isChangingVerb,
  nearChangesSchema,
  whySchema,
} from '@/lib/core/monitoring/alarm';
import { contextTitle, outcomeTitle } from '@/lib/core/monitoring/context';
import { metricOf, watchedNameSchema, watchedTitle } from '@/lib/core/monitoring/metrics';
import { AppError } from '@/lib/core/shared/app-error';
import { db } from '@/lib/db/client';
import type { Alarm } from '@/lib/db/generated/client';
import { decodeKeyset, encodeKeyset, takePage } from '../list/keyset';
import type { NameBook } from '../names/name-book';
import { resolveNames } from '../names/resolve-names';

/** Alarms, the newest first. */
export async function listAlarms(workspaceId: string, query: ListAlarmsQuery): Promise<AlarmPage> {
  const keyset = query.cursor ? decodeKeyset(query.cursor) : null;
  const [found, standing, look] = await Promise.all([
    db().alarm.findMany({
      where: {
        workspaceId,
        ...(query.status ? { status: { in: query.status } } : {}),
        ...(query.kind ? { kind: { in: query.kind } } : {}),
        ...(query.subject
          ? { OR: [{ subjectId: query.subject }, { agentIds: { has: query.subject } }] }
          : {}),
        ...(keyset
          ? { AND: { OR: [{ firedAt: { lt: keyset.at } }, { firedAt: keyset.at, id: { lt: keyset.id } }] } }
          : {}),
      },
      orderBy: [{ firedAt: 'desc' }, { id: 'desc' }],
      take: query.limit + 1,
    }),
    countStanding(workspaceId),
    db().monitoringLook.findUnique({ where: { workspaceId }, select: { lookedAt: true } }),
  ]);
  const { page, nextCursor } = takePage(found, query.limit, ({ firedAt, id }) =>
    encodeKeyset({ at: firedAt, id }),
  );
  return {
    rows: await presentAlarms(workspaceId, page),
    nextCursor,
    standing,
    lookedAt: look?.lookedAt.toISOString() ?? null,
  };
}

/** How many alarms nobody has settled. */
export const countStanding = (workspaceId: string, subjectId?: string): Promise<number> =>
  db().alarm.count({
    where: { workspaceId, status: { not: 'settled' }, ...(subjectId ? { subjectId } : {}) },
  });

/** @throws AppError `not_found`. */
export async function readAlarm(workspaceId: string, alarmId: string): Promise<AlarmRow> {
  const alarm = await db().alarm.findUnique({ where: { id_workspaceId: { id: alarmId, workspaceId } } });
  const [row] = alarm ? await presentAlarms(workspaceId, [alarm]) : [];
  if (!row) throw new AppError('not_found', { detail: 'There is no such alarm.' });
  return row;
}

async function presentAlarms(workspaceId: string, alarms: readonly Alarm[]): Promise<AlarmRow[]> {
  const policyIds = alarms.flatMap(({ policyId }) => policyId ?? []);
  const [names, policies] = await Promise.all([
    resolveNames(workspaceId, alarms.flatMap(refsOf)),
    db().policy.findMany({
      where: { workspaceId, id: { in: policyIds } },
      select: { id: true, version: true },
    }),
  ]);
  const versions = new Map(policies.map(({ id, version }) => [id, version]));
  return alarms.map((alarm) => presentAlarm(alarm, names, versions));
}

const refsOf = (alarm: Alarm): { type: string; id: string }[] => [
  { type: alarm.subjectType, id: alarm.subjectId },
  ...alarm.agentIds.map((id) => ({ type: 'agent', id })),
  ...nearChangesSchema.parse(alarm.changes).map(({ subject }) => subject),
  ...[alarm.acknowledgedById, alarm.settledById].flatMap((id) => (id ? [{ type: 'person', id }] : [])),
];

const person = (names: NameBook, id: string | null): Named | null =>
  id === null ? null : names.of('person', id);

function presentAlarm(alarm: Alarm, names: NameBook, versions: ReadonlyMap<string, number>): AlarmRow {
  const metric = watchedNameSchema.parse(alarm.metric);
  const known = metricOf(metric);
  const by = {
    acknowledged: person(names, alarm.acknowledgedById),
    settled: person(names, alarm.settledById),
  };
  return {
    id: alarm.id,
    kind: alarmKindSchema.parse(alarm.kind),
    status: alarmStatusSchema.parse(alarm.status),
    subject: names.of(alarm.subjectType, alarm.subjectId),
    metric,
    title: watchedTitle(metric),
    page: pageOf(alarm, known?.page),
    context: contextTitle(metric, alarm.context),
    agentVersion: alarm.agentVersion,
    moved: known ? alarm.moved : outcomeTitle(metric, alarm.moved),
    unit: known?.unit ?? 'share',
    grain: known?.grain ?? 'day',
    since: alarm.since.toISOString(),
    firedAt: alarm.firedAt.toISOString(),
    expected: alarm.expected,
    seen: alarm.seen,
    strength: alarm.strength,
    points: alarmPointsSchema.parse(alarm.points),
    changes: nearChangesSchema.parse(alarm.changes).map((change) => ({
      ...change,
      title: isChangingVerb(change.verb) ? auditVerbTitles[change.verb] : change.verb,
      subject: names.of(change.subject.type, change.subject.id),
    })),
    why: whySchema.parse(alarm.why),
    consequence: {
      what: alarm.consequence,
      agents: alarm.agentIds.map((id) => names.of('agent', id)),
      isDone: alarm.carriedOutAt !== null,
      policyVersion: alarm.policyId === null ? null : (versions.get(alarm.policyId) ?? null),
    },
    acknowledged:
      by.acknowledged && alarm.acknowledgedAt
        ? { by: by.acknowledged, at: alarm.acknowledgedAt.toISOString() }
        : null,
    settled:
      by.settled && alarm.settledAt
        ? {
            by: by.settled,
            at: alarm.settledAt.toISOString(),
            reason: alarm.reason ?? '',
            beginsAnew: alarm.beginsAnew,
          }
        : null,
  };
}

/** Where the rows behind it are: those of the thing that is watched, where the page can show them alone. */
function pageOf({ subjectType, subjectId }: Alarm, page: string | undefined): string {
  if (subjectType === 'source') return `sources/${subjectId}`;
  if (subjectType !== 'agent') return page ?? 'signals';
  const path = page ?? 'runs';
  return `${path}${path.includes('?') ? '&' : '?'}agent=${subjectId}`;
}
