import type { PersonExport } from '@/lib/contracts/person-export';
import type { Actor } from '@/lib/core/access/actor';
import { redactDeep, redactor } from '@/lib/core/rights/redact';
import { AppError } from '@/lib/core/shared/app-error';
import { appendAuditEntry } from '@/lib/db/repositories/audit-entries';
import { inTransaction } from '@/lib/db/tx';
import { gatherPerson } from './gather-person';
import { presentPerson } from './present-person';

/**
 * A copy of all that is kept about one person, as it is at this moment, with other people left out. That it was handed out is on record.
 * @throws AppError `not_found`, for foreign ids too.
 */
export function exportPerson(request: {
  workspaceId: string;
  actor: Actor;
  contactId: string;
  requestId: string | null;
}): Promise<PersonExport> {
  const { workspaceId, actor, contactId, requestId } = request;
  return inTransaction(async (tx) => {
    const kept = await gatherPerson(tx, workspaceId, contactId);
    if (!kept) throw new AppError('not_found', { detail: 'There is no such contact.' });
    const { contact, members } = kept;
    const redact = redactor({
      own: [contact.email, contact.name],
      others: members.flatMap(({ user }) => [user.name]),
    });
    const copy = presentPerson(kept, (value) => redactDeep(value, redact));
    await appendAuditEntry(tx, {
      workspaceId,
      actor,
      verb: 'rights.exported',
      subject: { type: 'contact', id: contactId },
      detail: { requestId, signals: copy.signals.length, decisions: copy.decisions.length },
    });
    return copy;
  });
}
