import type { EditPracticeContactBody } from '@/lib/contracts/practice';
import type { Actor } from '@/lib/core/access/actor';
import { appendAuditEntry } from '@/lib/db/repositories/audit-entries';
import { inTransaction } from '@/lib/db/tx';
import { type CrmContact, changeContact } from '@/lib/practice-platform/crm';
import { asVendorAnswer, vendorSignature } from './as-vendor-answer';
import { personAtVendor } from './person-at-vendor';

/** Edits a contact as someone would on the CRM's own screen: no gate, because it stands for what happens outside of Mandate. */
export function editPracticeContact(input: {
  workspaceId: string;
  actor: Actor;
  externalId: string;
  set: EditPracticeContactBody;
}): Promise<CrmContact> {
  const { workspaceId, actor, externalId, set } = input;
  return asVendorAnswer(
    inTransaction(async (tx) => {
      const { before, after } = await changeContact(tx, {
        workspaceId,
        externalId,
        set,
        by: vendorSignature(actor),
      });
      if (before.ownerId !== after.ownerId || before.note !== after.note) {
        const named = await personAtVendor(tx, { workspaceId, type: 'practice_contact', externalId });
        await appendAuditEntry(tx, {
          workspaceId,
          actor,
          verb: 'practice.edited',
          subject: named.subject,
          person: named.person,
          detail: {
            system: 'crm',
            externalId: named.externalId,
            before: recordable(before),
            after: recordable(after),
          },
        });
      }
      return after;
    }),
  );
}

/** A note is whatever a person typed: the record says that there is one, not what it says. */
const recordable = ({ ownerId, note }: CrmContact) => ({ ownerId, noteCharacters: note?.length ?? 0 });
