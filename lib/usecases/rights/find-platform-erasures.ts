import { db } from '@/lib/db/client';

/** The erasures at platforms that are still open: of one person, or the oldest of all. */
export const findPlatformErasures = (where: {
  workspaceId?: string;
  contactId?: string;
}): Promise<{ id: string; workspaceId: string }[]> =>
  db().platformErasure.findMany({
    where: { ...where, doneAt: null },
    select: { id: true, workspaceId: true },
    orderBy: { requestedAt: 'asc' },
    take: 200,
  });
