import { contextTitle, kindOfContext } from '@/lib/core/monitoring/context';
import { type WatchedName, watchedNameSchema, watchedTitle } from '@/lib/core/monitoring/metrics';
import { db } from '@/lib/db/client';
import type { Alarm } from '@/lib/db/generated/client';
import { inTransaction } from '@/lib/db/tx';
import { loseAutonomyOfAgent } from '@/lib/gateway';
import { now } from '@/lib/platform/clock';
import { pauseSubject } from '../stops/pause-subject';

/**
 * Does what the policy says should follow from an alarm: through the stop that the button uses, or the way by which levels fall. Each of
 * them changes nothing where it was done, so that it may be tried again. @returns whether there was anything to do.
 */
export async function carryOutAlarm({
  workspaceId,
  alarmId,
}: {
  workspaceId: string;
  alarmId: string;
}): Promise<boolean> {
  const alarm = await db().alarm.findUnique({ where: { id_workspaceId: { id: alarmId, workspaceId } } });
  if (!alarm || alarm.carriedOutAt || alarm.status === 'settled') return false;
  const metric = watchedNameSchema.parse(alarm.metric);
  const message = messageOf(alarm, metric);
  for (const agentId of alarm.agentIds) {
    if (alarm.consequence === 'stop')
      await pauseSubject({
        workspaceId,
        actor: { type: 'system', id: 'monitor' },
        subject: { type: 'agent', id: agentId },
        reason: message,
        cause: { type: 'alarm', alarmId, message },
      });
    if (alarm.consequence === 'lower')
      await inTransaction((tx) =>
        loseAutonomyOfAgent(tx, {
          workspaceId,
          agentId,
          only: kindOfContext(metric, alarm.context),
          why: message,
        }),
      );
  }
  await db().alarm.update({ where: { id: alarmId }, data: { carriedOutAt: now() }, select: { id: true } });
  return true;
}

function messageOf({ context, kind }: Alarm, metric: WatchedName): string {
  const where = contextTitle(metric, context);
  return kind === 'drift'
    ? `It drifted from its baseline: ${watchedTitle(metric)}${where ? `, ${where}` : ''}.`
    : `${watchedTitle(metric)} departed from what is usual.`;
}

/** Alarms of which what should follow was not done, as when a process died in the middle; oldest first. */
export async function findAlarmsToCarryOut(limit: number): Promise<{ workspaceId: string; id: string }[]> {
  return db().alarm.findMany({
    where: { carriedOutAt: null, status: { not: 'settled' } },
    orderBy: { firedAt: 'asc' },
    take: limit,
    select: { workspaceId: true, id: true },
  });
}
