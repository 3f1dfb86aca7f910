import { db } from '@/lib/db/client';
import { fittingOf, judgePeople } from '@/lib/queries/plays/judge-people';
import { pageOfPeople } from '@/lib/queries/plays/page-of-people';
import { livePlay, takeUp } from '../plays/take-up';
import { takeLive } from './take-live';

/** So many people are looked at at once, so that a newcomer has a few messages to look at and not a queue of them. */
const FIRST_PEOPLE = 8;

/**
 * Takes the starting point “The right word to whoever engaged” live and has it look at the first few people now, so that a newcomer sees what the
 * lifecycle agent chooses; from the next morning on it looks at everybody. Doing it again changes nothing.
 */
export async function showLifecyclePlay(workspaceId: string): Promise<void> {
  const taken = await takeLive(workspaceId, 'right-word-each-day');
  if (!taken) return;
  const row = await db().play.findUniqueOrThrow({
    where: { id_workspaceId: { id: taken.playId, workspaceId } },
  });
  const play = livePlay(row);
  const { ids } = await pageOfPeople(workspaceId, null);
  await takeUp(play, {
    fitting: fittingOf(await judgePeople(workspaceId, play.body, ids)),
    most: FIRST_PEOPLE,
  });
}
