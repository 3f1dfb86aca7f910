import type { EditPracticeOwnerBody } from '@/lib/contracts/practice';
import type { Actor } from '@/lib/core/access/actor';
import { appendAuditEntry } from '@/lib/db/repositories/audit-entries';
import { inTransaction } from '@/lib/db/tx';
import { changeOwner } from '@/lib/practice-platform/crm';
import { asVendorAnswer } from './as-vendor-answer';

/** Sets how many contacts an owner takes and whether they take any, as on the CRM's own screen. */
export function editPracticeOwner(input: {
  workspaceId: string;
  actor: Actor;
  ownerId: string;
  set: EditPracticeOwnerBody;
}) {
  const { workspaceId, actor, ownerId, set } = input;
  return asVendorAnswer(
    inTransaction(async (tx) => {
      const { before, after } = await changeOwner(tx, { workspaceId, ownerId, set });
      if (before.capacity !== after.capacity || before.available !== after.available) {
        await appendAuditEntry(tx, {
          workspaceId,
          actor,
          verb: 'practice.edited',
          subject: { type: 'owner', id: ownerId },
          detail: { system: 'crm', externalId: ownerId, before, after },
        });
      }
      return after;
    }),
  );
}
