import { classifyMail } from '@/lib/core/mail/classify-mail';
import { db } from '@/lib/db/client';
import { findByAddress } from '@/lib/db/repositories/identities';
import type { OpenSource } from '@/lib/db/repositories/sources';
import { sha256Hex } from '@/lib/platform/hash';
import { readMail } from '@/lib/platform/mail/read-mail';
import { receiveReply } from '../contacts/receive-reply';

/**
 * Hears what a person answered by mail: whoever asks to stop, complains or tells of trouble is left alone at once. What is no reply passes.
 * @returns whether a reply of somebody who is known was heard.
 */
export async function hearReply({ workspaceId, id }: OpenSource, raw: Uint8Array): Promise<boolean> {
  const read = await readMail(raw).catch(() => null);
  const mail = read && classifyMail(read);
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
    // A mail server delivers at least once.
    heardAs: sha256Hex(JSON.stringify([id, contactId, read?.headers['message-id'] ?? '', mail.text])),
  });
  return true;
}
