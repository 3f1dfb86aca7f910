import type { Actor } from '@/lib/core/access/actor';
import type { SuppressionReason } from '@/lib/core/contactability/contact-facts';
import type { ContactChannel } from '@/lib/core/contactability/purposes';
import { inTransaction } from '@/lib/db/tx';
import { now } from '@/lib/platform/clock';
import { blockContact } from './block-contact';
import { lockedContact } from './locked-contact';
import { stateRefusal } from './state-withdrawal';

/**
 * Blocks contact with a person by hand, and with their e-mail address where e-mail is blocked. A refusal or a complaint is also a no to
 * all direct marketing, which stays on record when the block is lifted. @throws AppError `not_found`.
 */
export function suppressContact(request: {
  workspaceId: string;
  actor: Extract<Actor, { type: 'person' }>;
  contactId: string;
  channel: ContactChannel | null;
  reason: Extract<SuppressionReason, 'unsubscribe' | 'complaint' | 'bounce' | 'manual'>;
  note: string | null;
}): Promise<{ id: string }> {
  const { workspaceId, actor, contactId, channel, reason } = request;
  return inTransaction(async (tx) => {
    const contact = await lockedContact(tx, workspaceId, contactId);
    const reachesEmail = channel === null || channel === 'email';
    const id = await blockContact(tx, { ...request, email: reachesEmail ? contact.email : null });
    if (reason === 'unsubscribe' || reason === 'complaint')
      await stateRefusal(tx, {
        workspaceId,
        actor,
        contactId,
        channel: reason === 'complaint' ? null : channel,
        evidence: { source: 'told a person', wordingVersion: null, reference: id },
        occurredAt: now(),
      });
    return { id };
  });
}
