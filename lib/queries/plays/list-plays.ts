import type { z } from 'zod';
import type { PlayRow, playsSchema } from '@/lib/contracts/plays';
import { playBodySchema } from '@/lib/core/plays/play-body';
import { triggerText } from '@/lib/core/plays/play-words';
import { db } from '@/lib/db/client';
import { type Play, Prisma } from '@/lib/db/generated/client';
import { now } from '@/lib/platform/clock';

const DAYS = 7;
const DAY_MS = 86_400_000;

/** What came of plays within 7 days, by play. */
async function countMatches(workspaceId: string, playId: string | null) {
  const since = new Date(now().getTime() - DAYS * DAY_MS);
  const rows = await db().$queryRaw<{ playId: string; matches: number; runs: number }[]>`
    select m.play_id as "playId", count(*)::int as matches,
      count(*) filter (where r.status <> 'no_action')::int as runs
    from play_matches m join runs r on r.id = m.run_id
    where m.workspace_id = ${workspaceId} and m.matched_at >= ${since}
      ${playId === null ? Prisma.empty : Prisma.sql`and m.play_id = ${playId}`}
    group by m.play_id`;
  return new Map(rows.map((row) => [row.playId, row]));
}

/** Rows of plays as screens show them. */
export async function presentPlays(
  workspaceId: string,
  plays: readonly Play[],
  playId: string | null = null,
): Promise<PlayRow[]> {
  const counts = await countMatches(workspaceId, playId);
  return plays.map(({ id, name, title, status, version, body, nextDueAt }) => {
    const { trigger, goal } = playBodySchema.parse(body);
    return {
      id,
      name,
      title,
      status,
      version,
      trigger: triggerText(trigger),
      goal,
      nextDueAt: nextDueAt?.toISOString() ?? null,
      matches: counts.get(id)?.matches ?? 0,
      runs: counts.get(id)?.runs ?? 0,
    };
  });
}

/** The plays that are not archived, by title. */
export async function listPlays(workspaceId: string): Promise<z.input<typeof playsSchema>> {
  const plays = await db().play.findMany({
    where: { workspaceId, status: { not: 'archived' } },
    orderBy: [{ title: 'asc' }, { id: 'asc' }],
  });
  return { rows: await presentPlays(workspaceId, plays) };
}
