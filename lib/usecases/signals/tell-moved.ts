import type { Actor } from '@/lib/core/access/actor';
import { appendAuditEntries } from '@/lib/db/repositories/audit-entries';
import type { Tx } from '@/lib/db/tx';

/** Writes into the record which profiles turned out to be one person, or two. */
export async function tellMoved(
  tx: Tx,
  { workspaceId, actor }: { workspaceId: string; actor: Actor },
  moved: readonly { contactId: string; from: string; to: string }[],
): Promise<void> {
  await appendAuditEntries(
    tx,
    moved
      // Somebody not known before who is another one from the start is no news.
      .filter(({ contactId, from, to }) => to !== contactId || from !== contactId)
      .map(({ contactId, from, to }) => ({
        workspaceId,
        actor,
        verb: to === contactId ? ('contacts.profile_split' as const) : ('contacts.profile_merged' as const),
        subject: { type: 'contact', id: contactId },
        detail: { from, to },
      })),
  );
}
