import type { PlayBody } from '@/lib/core/plays/play-body';
import { unitsOf } from '@/lib/core/shared/micros';
import { db } from '@/lib/db/client';
import { now } from '@/lib/platform/clock';

const DAY_MS = 86_400_000;

/**
 * What a play has reached of its target within its horizon, in the measure's own unit; null where it has no target, and for measures that
 * nothing recorded here tells of by play (return on ad spend, customers kept).
 */
export async function reachedGoal({
  id: playId,
  workspaceId,
  body,
}: {
  id: string;
  workspaceId: string;
  body: PlayBody;
}): Promise<number | null> {
  const { measure, target, horizonDays } = body.aim;
  if (target === null || measure === 'roas' || measure === 'retention') return null;
  const since = new Date(now().getTime() - horizonDays * DAY_MS);
  const [row] = await db().$queryRaw<{ people: number; converted: number }[]>`
    SELECT count(DISTINCT m.contact_id)::int AS people,
      count(DISTINCT m.contact_id) FILTER (WHERE c.converted_at >= m.matched_at)::int AS converted
    FROM play_matches m JOIN contacts c ON c.id = m.contact_id JOIN runs r ON r.id = m.run_id AND r.status <> 'no_action'
    WHERE m.workspace_id = ${workspaceId} AND m.play_id = ${playId} AND m.matched_at >= ${since}`;
  const { people = 0, converted = 0 } = row ?? {};
  if (measure === 'reach') return people;
  if (measure === 'conversions') return converted;
  return body.outcomeValueMicros === null ? null : converted * unitsOf(BigInt(body.outcomeValueMicros));
}
