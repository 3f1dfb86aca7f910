import { AppError } from '@/lib/core/shared/app-error';
import { db } from '@/lib/db/client';
import { log } from '@/lib/platform/log';
import { erasePerson } from './erase-person';
import { readLedger } from './erasure-ledger';

/**
 * Erases again whoever the ledger says was erased and the database still, or again, knows: after a backup was restored, or where a process
 * died between ledger and database. To be done before anything is served. @returns how many were erased.
 */
export async function reapplyErasures(): Promise<number> {
  const ledger = new Map((await readLedger()).map((line) => [line.contactId, line]));
  const back = await db().contact.findMany({
    where: { id: { in: [...ledger.keys()] }, erasedAt: null },
    select: { id: true, workspaceId: true },
  });
  let erased = 0;
  for (const { id, workspaceId } of back)
    try {
      await erasePerson({
        workspaceId,
        actor: { type: 'system', id: 'rights' },
        contactId: id,
        requestId: null,
        again: new Date(ledger.get(id)?.erasedAt ?? 0),
      });
      erased += 1;
    } catch (error) {
      // Put on hold after the erasure was begun: whoever lifts the hold erases them.
      if (!(error instanceof AppError) || error.code !== 'conflict') throw error;
      log('error', 'a person was not erased again', { workspaceId, contactId: id, error: error.detail });
    }
  return erased;
}
