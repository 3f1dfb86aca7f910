import { classifyMail } from '@/lib/core/mail/classify-mail';
import { db } from '@/lib/db/client';
import { findByAddress } from '@/lib/db/repositories/identities';
import type { OpenSource } from '@/lib/db/repositories/sources';
import { readMail } from '@/lib/platform/mail/read-mail';
import { receiveReply } from '../contacts/receive-reply';

/**
 * Hears what a person answered by mail: whoever asks to stop, complains or tells of trouble is left alone at once. What is no reply passes.
 * @returns whether a reply of somebody who is known was heard.
 */
export async function hearReply({ workspaceId, id }: OpenSource, raw: Uint8Array): Promise<boolean> {
  const mail = await readMail(raw).then(classifyMail, () => null);
  if (mail?.kind !== 'reply') return false;
  const found = await findByAddress(db(), workspaceId, [mail.from]);
  const contactId = found.get(mail.from.trim().toLowerCase());
  if (contactId === undefined) return false;
  await receiveReply({
    workspaceId,
    actor: { type: 'system', id },
    contactId,
    channel: 'email',
    text: mail.text,
  });
  return true;
}
