import { addDays } from '@/lib/core/statistics/campaign-day';
import { db } from '@/lib/db/client';
import { now } from '@/lib/platform/clock';
import { dateOfDay, dayOfDate, localDay } from '@/lib/platform/zone';
import { monitoringPolicy } from '@/lib/queries/monitoring/monitoring-policy';
import { sendOutboxEvents } from '../outbox/send-outbox-events';
import { watchDecisions } from './watch-decisions';
import { type Look, watchMetrics } from './watch-metrics';
import { watchSources } from './watch-sources';

const HOUR_MS = 3_600_000;

/** Every workspace, for whoever watches them all. */
export async function findWatchedWorkspaces(): Promise<string[]> {
  const rows = await db().workspace.findMany({ select: { id: true }, orderBy: { id: 'asc' } });
  return rows.map(({ id }) => id);
}

/**
 * Judges what has become complete since the look before: the hours, and once a day, by the workspace's clock, the days. Done twice within
 * an hour it finds nothing new. @returns how many alarms were opened.
 */
export async function watchWorkspace(workspaceId: string): Promise<{ opened: number }> {
  const { timeZone, monitoringLook: known } = await db().workspace.findUniqueOrThrow({
    where: { id: workspaceId },
    select: { timeZone: true, monitoringLook: true },
  });
  const at = now();
  const until = new Date(Math.floor(at.getTime() / HOUR_MS) * HOUR_MS);
  const lastDay = addDays(localDay(at, timeZone), -1);
  const before =
    known?.hoursUntil && known.lastDay
      ? { until: known.hoursUntil, lastDay: dayOfDate(known.lastDay) }
      : null;
  if (before && before.until >= until && before.lastDay >= lastDay) return { opened: 0 };
  const look: Look = {
    workspace: { id: workspaceId, timeZone },
    ...(await monitoringPolicy(workspaceId)),
    until,
    lastDay,
    before,
  };
  const opened = await watchMetrics(look);
  // One look a day: that is what the stated rate of false alarms is of.
  if (!before || before.lastDay < lastDay)
    opened.push(...(await watchDecisions(look)), ...(await watchSources(look)));
  const seen = { hoursUntil: until, lastDay: dateOfDay(lastDay), lookedAt: at };
  await db().monitoringLook.upsert({
    where: { workspaceId },
    create: { workspaceId, ...seen },
    update: seen,
    select: { workspaceId: true },
  });
  if (opened.length > 0) await sendOutboxEvents();
  return { opened: opened.length };
}
