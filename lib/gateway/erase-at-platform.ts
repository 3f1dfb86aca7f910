import { connectorById } from '@/lib/connectors/registry';
import { db } from '@/lib/db/client';
import { appendAuditEntry } from '@/lib/db/repositories/audit-entries';
import { inTransaction, type Tx } from '@/lib/db/tx';
import { now } from '@/lib/platform/clock';
import { newId } from '@/lib/platform/ids';

/**
 * Keeps, for as long as a platform has not answered, by what id it knows a person who is erased. No gate: it fulfils a duty towards that
 * person, and reaches nobody. @returns how many platforms are told.
 */
export async function askPlatformsToErase(
  tx: Tx,
  person: { workspaceId: string; contactId: string; externalId: string },
): Promise<number> {
  const connections = await tx.connection.findMany({ where: { workspaceId: person.workspaceId } });
  const told = connections.filter(({ connector }) => connectorById(connector).erasePerson);
  await tx.platformErasure.createMany({
    data: told.map(({ id }) => ({ id: newId('per'), ...person, connectionId: id, requestedAt: now() })),
  });
  return told.length;
}

/**
 * Has one platform erase a person. Asked again it does no harm: what a platform no longer knows is erased there. Once it has answered,
 * the id by which it knew them is gone here too. @throws ConnectorError when the platform could not do it now.
 */
export async function eraseAtPlatform(workspaceId: string, platformErasureId: string): Promise<void> {
  const where = { id_workspaceId: { id: platformErasureId, workspaceId } };
  const { doneAt, externalId, contactId, connection } = await db().platformErasure.findUniqueOrThrow({
    where,
    include: { connection: true },
  });
  if (doneAt !== null || externalId === null) return;
  await connectorById(connection.connector).erasePerson?.({
    workspaceId,
    connection: { id: connection.id, connector: connection.connector },
    externalId,
  });
  await inTransaction(async (tx) => {
    const { count } = await tx.platformErasure.updateMany({
      where: { id: platformErasureId, workspaceId, doneAt: null },
      data: { doneAt: now(), externalId: null },
    });
    if (count === 0) return;
    await appendAuditEntry(tx, {
      workspaceId,
      actor: { type: 'system', id: 'gateway' },
      verb: 'contacts.erased_at_platform',
      subject: { type: 'contact', id: contactId },
      detail: { connectionId: connection.id },
    });
  });
}
