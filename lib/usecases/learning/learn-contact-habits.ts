import { ANSWER_DAYS, HABIT_DAYS } from '@/lib/core/learning/habit-days';
import { type EngagementClock, emptyClock, type SendTimePatterns } from '@/lib/core/learning/send-time';
import { db } from '@/lib/db/client';
import { toJson } from '@/lib/db/json';
import { countAnswers, engagementBySegment } from '@/lib/db/repositories/contact-engagement';
import { inTransaction } from '@/lib/db/tx';
import { now } from '@/lib/platform/clock';

const DAY_MS = 86_400_000;
/** Of a large workspace all signals of half a year are looked through. */
const TIMEOUT_MS = 10 * 60_000;

/** Workspaces in which people were contacted or did something lately. */
export async function findHabitWorkspaces(): Promise<string[]> {
  const since = new Date(now().getTime() - HABIT_DAYS * DAY_MS);
  const rows = await db().workspace.findMany({
    where: {
      OR: [{ signals: { some: { recordedAt: { gt: since } } } }, { contactHabits: { isNot: null } }],
    },
    select: { id: true },
    orderBy: { id: 'asc' },
  });
  return rows.map(({ id }) => id);
}

/**
 * Learns anew when the people of a workspace read and how often they answer, from the last half year: done twice it comes to the same.
 * Timings of long ago go. @returns how much it was learnt from.
 */
export async function learnContactHabits(
  workspaceId: string,
): Promise<{ engagements: number; contacts: number }> {
  const at = now();
  const since = new Date(at.getTime() - HABIT_DAYS * DAY_MS);
  const until = new Date(at.getTime() - ANSWER_DAYS * DAY_MS);
  return inTransaction(
    async (tx) => {
      const { timeZone } = await tx.workspace.findUniqueOrThrow({
        where: { id: workspaceId },
        select: { timeZone: true },
      });
      const segments = await engagementBySegment(tx, workspaceId, { timeZone, since });
      const sendTimes: SendTimePatterns = {
        workspace: [...segments.values()].reduce(added, emptyClock()),
        segments: Object.fromEntries(segments),
      };
      const counts = await countAnswers(tx, { workspaceId, since, until, answerDays: ANSWER_DAYS });
      const learnt = { sendTimes: toJson(sendTimes), frequency: toJson(counts), learntAt: at };
      await tx.contactHabits.upsert({
        where: { workspaceId },
        create: { workspaceId, ...learnt },
        update: learnt,
        select: { workspaceId: true },
      });
      await tx.stepTiming.deleteMany({ where: { workspaceId, sendAt: { lt: since } } });
      return {
        engagements: sendTimes.workspace.count,
        contacts: counts.reduce((sum, { made }) => sum + made, 0),
      };
    },
    { timeout: TIMEOUT_MS },
  );
}

const added = (a: EngagementClock, b: EngagementClock): EngagementClock => ({
  hours: a.hours.map((weight, hour) => weight + (b.hours[hour] ?? 0)),
  weekdays: a.weekdays.map((weight, day) => weight + (b.weekdays[day] ?? 0)),
  count: a.count + b.count,
});
