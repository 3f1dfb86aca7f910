import type { SaveViewBody } from '@/lib/contracts/views';
import { AppError } from '@/lib/core/shared/app-error';
import { db } from '@/lib/db/client';
import { now } from '@/lib/platform/clock';
import { newId } from '@/lib/platform/ids';

const MOST = 50;

/** Keeps the filters of a list under a name; the same name again replaces them. Nothing but the person's own screen changes. @throws AppError `conflict` for too many. */
export async function saveView(workspaceId: string, userId: string, view: SaveViewBody): Promise<void> {
  const { list, name, search } = view;
  if ((await db().savedView.count({ where: { workspaceId, userId, list, name: { not: name } } })) >= MOST)
    throw new AppError('conflict', {
      detail: `You have ${MOST} views of this list.`,
      remedy: 'Delete one first.',
    });
  await db().savedView.upsert({
    where: { workspaceId_userId_list_name: { workspaceId, userId, list, name } },
    create: { id: newId('vew'), workspaceId, userId, list, name, search, createdAt: now() },
    update: { search },
    select: { id: true },
  });
}

/** Deletes one of the person's own views. @throws AppError `not_found`. */
export async function deleteView(workspaceId: string, userId: string, id: string): Promise<void> {
  const { count } = await db().savedView.deleteMany({ where: { id, workspaceId, userId } });
  if (count === 0) throw new AppError('not_found', { detail: 'You have no such view.' });
}
