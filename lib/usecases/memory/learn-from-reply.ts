import type { ReplyReading } from '@/lib/core/contactability/distress/reply-reading';
import { factTypeOf } from '@/lib/core/memory/fact-types';
import type { NewFact } from '@/lib/core/memory/merge-facts';
import { factsOfMessage } from '@/lib/core/memory/message-facts';
import { findUnlearnable, keepFacts } from '@/lib/db/repositories/learnt-facts';
import type { Tx } from '@/lib/db/tx';
import { now } from '@/lib/platform/clock';
import { localDay } from '@/lib/platform/zone';

/**
 * Learns from what a person answered, in the transaction that hears it: typed facts, tainted, and none of its words, which are kept
 * nowhere. What is about their company is learnt of the company. Of whoever objected, or had the use of their data restricted, nothing is.
 */
export async function learnFromReply(
  tx: Tx,
  reply: {
    workspaceId: string;
    contactId: string;
    text: string;
    reading: ReplyReading | null;
    heardAs: string | null;
  },
): Promise<void> {
  const { workspaceId, contactId, text, reading, heardAs } = reply;
  // One after the other: a transaction has one connection.
  const contact = await tx.contact.findUnique({
    where: { id_workspaceId: { id: contactId, workspaceId } },
    select: { accountId: true, workspace: { select: { timeZone: true } } },
  });
  const unlearnable = await findUnlearnable(tx, workspaceId, [contactId]);
  if (!contact || unlearnable.has(contactId)) return;
  const topics = await tx.topic.findMany({
    where: { workspaceId, archivedAt: null },
    select: { name: true, title: true },
  });
  const at = now();
  const today = localDay(at, contact.workspace.timeZone);
  const facts = factsOfMessage(text, reading, { today, topics }).flatMap(
    ({ fact, confidence }, index): NewFact[] => {
      const type = factTypeOf(fact.type).subject;
      const id = type === 'contact' ? contactId : contact.accountId;
      if (id === null) return [];
      return [
        {
          subject: { type, id },
          fact,
          origin: 'message',
          taint: 'outside',
          confidence,
          observedAt: at,
          source: { type: 'reply', id: contactId },
          learntBy: { type: 'system', id: 'memory' },
          onceKey: heardAs === null ? null : `reply:${heardAs}:${fact.type}:${index}`,
        },
      ];
    },
  );
  await keepFacts(tx, workspaceId, facts);
}
