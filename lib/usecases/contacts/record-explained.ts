import type { Actor } from '@/lib/core/access/actor';
import { appendAuditEntry } from '@/lib/db/repositories/audit-entries';
import { inTransaction } from '@/lib/db/tx';

/** That somebody took out the document about a person's decisions, with how many actions are in it. */
export async function recordExplained({
  workspaceId,
  actor,
  contactId,
  actions,
}: {
  workspaceId: string;
  actor: Actor;
  contactId: string;
  actions: number;
}): Promise<void> {
  await inTransaction((tx) =>
    appendAuditEntry(tx, {
      workspaceId,
      actor,
      verb: 'contacts.explained',
      subject: { type: 'contact', id: contactId },
      detail: { actions },
    }),
  );
}
