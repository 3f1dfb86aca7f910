import { MOST_OF_SURGE } from '@/lib/core/plays/limits';
import { db } from '@/lib/db/client';
import { fittingOf, judgePeople } from '@/lib/queries/plays/judge-people';
import { peopleOfSurge, surgeFits } from '@/lib/queries/plays/people-of-surge';
import { personaliseForSurge } from './personalise-for-surge';
import { livePlay, takeUp } from './take-up';
import { takeUpAccount } from './take-up-account';

/** Holds the people of a surge, the most engaged first, against the live plays that answer surges. Where a run results, it counts as acted on. */
export async function matchSurge(
  workspaceId: string,
  surgeId: string,
): Promise<{ matched: number; started: number }> {
  const total = { matched: 0, started: 0 };
  const surge = await db().surge.findUnique({ where: { id_workspaceId: { id: surgeId, workspaceId } } });
  if (!surge || surge.status === 'dismissed') return total;
  const plays = await db().play.findMany({
    where: { workspaceId, status: 'live', body: { path: ['trigger', 'on'], equals: 'surge' } },
    orderBy: { id: 'asc' },
  });
  const answering = plays.map(livePlay).filter(({ body }) => surgeFits(body.trigger, surge));
  if (answering.length === 0) return total;
  const people = await peopleOfSurge(surge);
  for (const play of answering) {
    const judged = await judgePeople(workspaceId, play.body, people);
    const rank = new Map(people.map((id, i) => [id, i]));
    judged.sort((a, b) => (rank.get(a.person.id) ?? 0) - (rank.get(b.person.id) ?? 0));
    const fitting = fittingOf(judged);
    const found = { fitting, most: MOST_OF_SURGE, surge };
    const isOfAccount = play.body.plansFor === 'account';
    const { matched, started } = await (isOfAccount ? takeUpAccount(play, found) : takeUp(play, found));
    total.matched += matched;
    total.started += started;
    // A plan over the account has its pages among its steps.
    if (!isOfAccount && (await personaliseForSurge(play, surge, fitting)).started) total.started += 1;
  }
  return total;
}
