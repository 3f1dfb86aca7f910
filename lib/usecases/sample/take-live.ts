import { playBodySchema } from '@/lib/core/plays/play-body';
import { startingPoints } from '@/lib/core/plays/starting-points';
import { db } from '@/lib/db/client';
import { createPlay } from '../plays/change-plays';
import { switchPlay } from '../plays/switch-play';
import { tryPlay } from '../plays/try-play';

/** Takes a starting point live as somebody of the sample would: written, tried, switched on. Null where it is there already, or nobody is. */
export async function takeLive(workspaceId: string, name: string): Promise<{ playId: string } | null> {
  const point = startingPoints.find((each) => each.name === name);
  const admin = await db().membership.findFirst({
    where: { workspaceId, isSample: true, disabledAt: null, roles: { has: 'admin' } },
    orderBy: { userId: 'asc' },
    select: { userId: true },
  });
  if (!point || !admin) return null;
  const known = await db().play.findUnique({
    where: { workspaceId_name: { workspaceId, name } },
    select: { id: true },
  });
  if (known) return null;
  const change = { workspaceId, actor: { type: 'person' as const, id: admin.userId, isSample: true } };
  const { id: playId, version } = await createPlay({
    ...change,
    play: { name, title: point.title, body: playBodySchema.parse(point.body) },
  });
  await tryPlay({ ...change, playId, version, days: 7 });
  await switchPlay({ ...change, playId, to: { status: 'live', version } });
  return { playId };
}
