import type { PracticeAnswer } from '@/lib/contracts/practice-email';
import type { ContactChannel } from '@/lib/core/contactability/purposes';
import { db } from '@/lib/db/client';
import { receiveReply } from '../contacts/receive-reply';

/** Passes on to Mandate what a person answered, as the service would by a webhook. @returns how it was heard. */
export async function passAnswerOn(answer: {
  workspaceId: string;
  /** The service that got it. */
  system: 'practice-email' | 'practice-sms';
  channel: Extract<ContactChannel, 'email' | 'sms'>;
  contactExternalId: string;
  text: string;
}): Promise<PracticeAnswer> {
  const { workspaceId, system, channel, contactExternalId, text } = answer;
  const contact = await db().contact.findUnique({
    where: { workspaceId_externalId: { workspaceId, externalId: contactExternalId } },
    select: { id: true },
  });
  if (!contact) return { heard: 'unknown_contact', personTold: false };
  const heard = await receiveReply({
    workspaceId,
    actor: { type: 'system', id: system },
    contactId: contact.id,
    channel,
    text,
  });
  return { heard: heard.kind, personTold: heard.distressId !== null };
}
