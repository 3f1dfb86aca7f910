import type { Actor } from '@/lib/core/access/actor';
import { appendAuditEntry } from '@/lib/db/repositories/audit-entries';
import { inTransaction } from '@/lib/db/tx';
import { changeEnrolments } from '@/lib/practice-platform/outreach-enrolments';
import { asVendorAnswer, vendorSignature } from './as-vendor-answer';
import { personAtVendor } from './person-at-vendor';

/** Takes a contact out of its sequence by hand, as on the outreach tool's own screen. */
export function takeOutOfSequence(input: {
  workspaceId: string;
  actor: Actor;
  externalId: string;
}): Promise<{ sequenceId: string | null }> {
  const { workspaceId, actor, externalId } = input;
  return asVendorAnswer(
    inTransaction(async (tx) => {
      const set = { [externalId]: null };
      const { before } = await changeEnrolments(tx, { workspaceId, set, by: vendorSignature(actor) });
      const was = before[externalId] ?? null;
      if (was !== null) {
        const named = await personAtVendor(tx, { workspaceId, type: 'practice_enrolment', externalId });
        await appendAuditEntry(tx, {
          workspaceId,
          actor,
          verb: 'practice.edited',
          subject: named.subject,
          person: named.person,
          detail: {
            system: 'outreach',
            externalId: named.externalId,
            before: { sequenceId: was },
            after: { sequenceId: null },
          },
        });
      }
      return { sequenceId: null };
    }),
  );
}
