import { playBodySchema } from '@/lib/core/plays/play-body';
import { db } from '@/lib/db/client';
import type { PlayOfRun } from './goal-of-play';

/** The play that set off a run, as it was then; null where the signal did by itself. */
export async function loadPlayOfRun(workspaceId: string, runId: string): Promise<PlayOfRun | null> {
  const run = await db().run.findUnique({
    where: { id_workspaceId: { id: runId, workspaceId } },
    select: { playId: true, playVersion: true },
  });
  if (!run?.playId || run.playVersion === null) return null;
  const { playId, playVersion } = run;
  const { body } = await db().playVersion.findUniqueOrThrow({
    where: { playId_version: { playId, version: playVersion } },
  });
  const play = playBodySchema.parse(body);
  return { id: playId, version: playVersion, goal: play.goal, body: play };
}
