import type { Actor } from '@/lib/core/access/actor';
import { playBodySchema } from '@/lib/core/plays/play-body';
import { startingPoints } from '@/lib/core/plays/starting-points';
import { db } from '@/lib/db/client';
import { now } from '@/lib/platform/clock';
import { createPlay } from '../plays/change-plays';
import { switchPlay } from '../plays/switch-play';
import { tryPlay } from '../plays/try-play';
import { recordSignals } from '../signals/record-signals';
import { detectSurges } from '../surges/detect-surges';
import { sampleSurge } from './sample-surge';

const system: Actor = { type: 'system', id: 'sample' };
const company = { externalId: 'sample-surging', name: 'Hafen Works' };

/**
 * Takes the starting point “Account surge” live as somebody of the sample would, and has three people of a company engage together, so that
 * a newcomer sees the play over a whole account run. Doing it again changes nothing.
 */
export async function showAccountPlay(workspaceId: string): Promise<void> {
  const point = startingPoints.find(({ name }) => name === 'account-surge');
  const admin = await db().membership.findFirst({
    where: { workspaceId, isSample: true, disabledAt: null, roles: { has: 'admin' } },
    orderBy: { userId: 'asc' },
    select: { userId: true },
  });
  if (!point || !admin) return;
  const known = await db().play.findUnique({
    where: { workspaceId_name: { workspaceId, name: point.name } },
    select: { id: true },
  });
  if (known) return;
  const change = {
    workspaceId,
    actor: { type: 'person' as const, id: admin.userId, isSample: true },
  };
  const { name, title } = point;
  const { id: playId, version } = await createPlay({
    ...change,
    play: { name, title, body: playBodySchema.parse(point.body) },
  });
  await tryPlay({ ...change, playId, version, days: 7 });
  await switchPlay({ ...change, playId, to: { status: 'live', version } });
  await recordSignals({ workspaceId, actor: system, items: sampleSurge(now(), company, 'sample-surge') });
  await detectSurges(workspaceId);
}
