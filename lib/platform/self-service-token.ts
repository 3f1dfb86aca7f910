import { randomBytes, timingSafeEqual } from 'node:crypto';
import { keyedHash } from './keyed-hash';

/** What a link is good for. All of it is under the signature: a row that somebody changed no longer fits its link. */
export type LinkTerms = { code: string; workspaceId: string; contactId: string; expiresAt: Date };

/** The random part of a link, 128 bits. */
export const newLinkCode = (): string => randomBytes(16).toString('base64url');

const form = /^(?<code>[A-Za-z0-9_-]{22})\.(?<signature>[0-9a-f]{64})$/;

/** HMAC-SHA-256 under the key of the installation, so that whoever can read or write the database can make no link. */
const signatureOf = ({ code, workspaceId, contactId, expiresAt }: LinkTerms): string =>
  keyedHash('self-service link', [code, workspaceId, contactId, expiresAt.toISOString()].join('\n'));

/** What stands in the address: neither says who it is for. */
export const linkToken = (terms: LinkTerms): string => `${terms.code}.${signatureOf(terms)}`;

/** The random part of what came as a token; null where it is none. */
export const codeOf = (token: string): string | null => form.exec(token)?.groups?.code ?? null;

/** Whether the token was made for these terms. It takes the same time whatever differs. */
export function fitsTerms(token: string, terms: LinkTerms): boolean {
  const given = Buffer.from(form.exec(token)?.groups?.signature ?? '', 'hex');
  const right = Buffer.from(signatureOf(terms), 'hex');
  return given.length === right.length && timingSafeEqual(given, right);
}
