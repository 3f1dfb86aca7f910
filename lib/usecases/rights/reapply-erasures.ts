import { db } from '@/lib/db/client';
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
  for (const { id, workspaceId } of back)
    await erasePerson({
      workspaceId,
      actor: { type: 'system', id: 'rights' },
      contactId: id,
      requestId: null,
      again: true,
    });
  return back.length;
}
