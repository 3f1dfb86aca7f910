import { createHash } from 'node:crypto';

/** SHA-256 of bytes: 32 bytes. */
export const sha256 = (data: Uint8Array): Uint8Array =>
  new Uint8Array(createHash('sha256').update(data).digest());

/** SHA-256 of UTF-8 text, in lower-case hex. */
export function sha256Hex(text: string): string {
  return createHash('sha256').update(text, 'utf8').digest('hex');
}

/** How a message is called in the facts of a company, which are kept in plain: what its source calls it may say who sent it. */
export const messageInCompany = (messageId: string): string => sha256Hex(messageId).slice(0, 16);
