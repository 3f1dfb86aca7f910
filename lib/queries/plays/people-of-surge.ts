import type { Trigger } from '@/lib/core/plays/play-body';
import type { Surge } from '@/lib/db/generated/client';
import { DAY_MS, readEngagement } from '../interest/read-engagement';

/** Whether a surge is such as a play answers. */
export const surgeFits = (
  trigger: Trigger,
  { score, people, topics }: Pick<Surge, 'score' | 'people' | 'topics'>,
): boolean =>
  trigger.on === 'surge' &&
  score >= trigger.minScore &&
  people >= trigger.minPeople &&
  (trigger.topics.length === 0 || trigger.topics.some((topic) => topics.includes(topic)));

/** Who was active in the window of a surge, the most engaged first. */
export async function peopleOfSurge(
  surge: Pick<Surge, 'workspaceId' | 'accountId' | 'windowFrom' | 'windowTo'>,
): Promise<string[]> {
  const [from, to] = [surge.windowFrom.getTime() / DAY_MS, surge.windowTo.getTime() / DAY_MS];
  const rows = await readEngagement(surge.workspaceId, { accountIds: [surge.accountId] });
  const weights = new Map<string, number>();
  for (const { personId, day, weight } of rows)
    if (day >= from && day <= to) weights.set(personId, (weights.get(personId) ?? 0) + weight);
  return [...weights].sort(([a, x], [b, y]) => y - x || (a < b ? -1 : 1)).map(([personId]) => personId);
}
