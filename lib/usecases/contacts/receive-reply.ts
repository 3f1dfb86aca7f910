import type { Actor } from '@/lib/core/access/actor';
import type { ContactRules } from '@/lib/core/contactability/contact-rules';
import { detectDistress } from '@/lib/core/contactability/distress/detect-distress';
import type { DistressKind } from '@/lib/core/contactability/distress/phrase';
import { graverOf } from '@/lib/core/contactability/distress/reply-reading';
import type { ContactChannel } from '@/lib/core/contactability/purposes';
import { contactRulesInForce } from '@/lib/db/repositories/contact-rules';
import { inTransaction, type Tx } from '@/lib/db/tx';
import { now } from '@/lib/platform/clock';
import { learnFromReply } from '../memory/learn-from-reply';
import { blockContact } from './block-contact';
import { lockedContact } from './locked-contact';
import { openDistressSignal } from './open-distress-signal';
import { readReply } from './read-reply';
import { stateRefusal } from './state-withdrawal';

type Reply = {
  workspaceId: string;
  actor: Actor;
  contactId: string;
  channel: ContactChannel;
  /** Read and let go: it is kept nowhere. What is learnt of it are typed facts. */
  text: string;
  /** Hash of the message, where it may arrive more than once: a refusal that is heard twice would count as two. */
  heardAs?: string;
};
export type ReplyResult = { kind: 'none' | DistressKind; distressId: string | null };

/**
 * Hears what a person answered. Where it asks to stop, complains or tells of trouble, contact is blocked first and a named person is
 * told, in one transaction: once it has committed, nothing new reaches them. From the rest typed facts are learnt. @throws AppError `not_found`.
 */
export async function receiveReply(reply: Reply): Promise<ReplyResult> {
  const { kind: heard, matches } = detectDistress(reply.text);
  // What is clear by the words needs no model, and must not wait for one.
  const reading = heard === 'none' ? await readReply(reply) : null;
  const kind = graverOf(heard, reading);
  const refuses = kind !== 'distress' || matches.some((match) => match.kind !== 'distress');
  return inTransaction(async (tx) => {
    const { workspaceId, actor, contactId, channel } = reply;
    const contact = await lockedContact(tx, workspaceId, contactId);
    if (kind === 'none') {
      const { text, heardAs = null } = reply;
      await learnFromReply(tx, { workspaceId, contactId, text, reading, heardAs });
      return { kind, distressId: null };
    }
    // Under the person's lock: of two that arrive at once the other one finds it.
    const before =
      reply.heardAs === undefined
        ? null
        : await tx.distressSignal.findUnique({
            where: { workspaceId_heardAs: { workspaceId, heardAs: reply.heardAs } },
            select: { id: true },
          });
    if (before) return { kind, distressId: before.id };
    const rules = await contactRulesInForce(tx, workspaceId);
    const blocked = (await leftAloneWholly(tx, reply, kind, rules)) ? null : channel;
    const suppressionId = await blockContact(tx, {
      workspaceId,
      actor,
      contactId,
      email: blocked === null || blocked === 'email' ? contact.email : null,
      channel: blocked,
      reason: kind,
      note: null,
    });
    // Whoever only tells of trouble did not say no; everything else in here is one.
    if (refuses)
      await stateRefusal(tx, {
        workspaceId,
        actor,
        contactId,
        channel: blocked,
        evidence: { source: 'reply', wordingVersion: null, reference: suppressionId },
        occurredAt: now(),
      });
    const distressId = await openDistressSignal(tx, {
      workspaceId,
      actor,
      contactId,
      kind,
      // Whether a model read it so or the words say it: whoever looks at it knows what it rests on.
      source: heard === kind ? `reply by ${channel}` : `reply by ${channel}, as a model read it`,
      reviewHours: rules.distress.reviewHours,
      heardAs: reply.heardAs ?? null,
    });
    return { kind, distressId };
  });
}

/** Whether every channel is blocked, not only the one they answered on. */
async function leftAloneWholly(
  tx: Tx,
  { workspaceId, contactId }: Reply,
  kind: DistressKind,
  { distress }: ContactRules,
): Promise<boolean> {
  if (kind !== 'unsubscribe') return true;
  const before = await tx.distressSignal.count({ where: { workspaceId, contactId, kind: 'unsubscribe' } });
  return before + 1 >= distress.suppressAllAfterUnsubscribes;
}
