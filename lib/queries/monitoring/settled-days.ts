import type { AlarmKind } from '@/lib/core/monitoring/alarm';
import { db } from '@/lib/db/client';
import { localDay } from '@/lib/platform/zone';

export type SettledDays = {
  /** The day on which somebody settled the last alarm of each thing that is watched (`subject metric context`): what was known then is settled. */
  known: ReadonlyMap<string, string>;
  /** The day after which a subject's baseline begins anew, because somebody said that what is seen is as it should be. */
  anew: ReadonlyMap<string, string>;
};

export const watchedKey = (subjectId: string, metric: string, context = ''): string =>
  `${subjectId} ${metric} ${context}`;

/** Until when alarms of a kind were settled, by whom they are about: of one subject, or of all. */
export async function settledDays(
  workspace: { id: string; timeZone: string },
  kind: AlarmKind,
  subjectId?: string,
): Promise<SettledDays> {
  const settled = await db().alarm.findMany({
    where: { workspaceId: workspace.id, kind, status: 'settled', ...(subjectId ? { subjectId } : {}) },
    orderBy: { settledAt: 'asc' },
    select: { subjectId: true, metric: true, context: true, settledAt: true, beginsAnew: true },
  });
  const [known, anew] = [new Map<string, string>(), new Map<string, string>()];
  for (const { subjectId: subject, metric, context, settledAt, beginsAnew } of settled) {
    if (!settledAt) continue;
    const day = localDay(settledAt, workspace.timeZone);
    known.set(watchedKey(subject, metric, context), day);
    if (beginsAnew) anew.set(subject, day);
  }
  return { known, anew };
}
