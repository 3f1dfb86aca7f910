import { MOST_OF_SCHEDULE } from '@/lib/core/plays/limits';
import { db } from '@/lib/db/client';
import { enqueueEvents } from '@/lib/db/repositories/outbox-events';
import { inTransaction } from '@/lib/db/tx';
import { now } from '@/lib/platform/clock';
import { fittingOf, judgePeople } from '@/lib/queries/plays/judge-people';
import { pageOfPeople } from '@/lib/queries/plays/page-of-people';
import { sendOutboxEvents } from '../outbox/send-outbox-events';
import { nextDue } from './next-due';
import { livePlay, takeUp } from './take-up';

const MOST_AT_ONCE = 100;

/** Sets each live schedule that is due to its next time and tells of it, once: several that ask at a time find different ones. */
export async function claimDuePlays(): Promise<{ due: number }> {
  const due = await inTransaction(async (tx) => {
    const rows = await tx.$queryRaw<{ id: string }[]>`
      select id from plays where status = 'live' and next_due_at <= ${now()}
      order by next_due_at limit ${MOST_AT_ONCE} for update skip locked`;
    const plays = await tx.play.findMany({
      where: { id: { in: rows.map(({ id }) => id) } },
      include: { workspace: { select: { timeZone: true } } },
    });
    for (const { workspace, ...play } of plays)
      await tx.play.update({
        where: { id: play.id },
        data: { nextDueAt: nextDue(livePlay(play).body.trigger, now(), workspace.timeZone) },
        select: { id: true },
      });
    await enqueueEvents(
      tx,
      plays.map(({ id, workspaceId }) => ({
        workspaceId,
        name: 'play/due' as const,
        data: { workspaceId, playId: id },
      })),
    );
    return plays.length;
  });
  if (due > 0) await sendOutboxEvents();
  return { due };
}

/** The next page of people for a schedule that is due: looked at as they are now. @returns where to go on, or null at the end. */
export async function matchDuePage(
  due: { workspaceId: string; playId: string },
  after: string | null,
  matchedBefore: number,
): Promise<{ after: string | null; matched: number }> {
  const { workspaceId, playId } = due;
  const row = await db().play.findUnique({ where: { id_workspaceId: { id: playId, workspaceId } } });
  if (row?.status !== 'live') return { after: null, matched: 0 };
  const play = livePlay(row);
  // Something else sets it off by now.
  if (play.body.trigger.on !== 'schedule') return { after: null, matched: 0 };
  const page = await pageOfPeople(workspaceId, after);
  const { matched } = await takeUp(play, {
    fitting: fittingOf(await judgePeople(workspaceId, play.body, page.ids)),
    most: MOST_OF_SCHEDULE - matchedBefore,
  });
  return { after: matchedBefore + matched >= MOST_OF_SCHEDULE ? null : page.next, matched };
}
