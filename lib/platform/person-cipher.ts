import { createCipheriv, createDecipheriv, createHash, randomBytes, randomFillSync } from 'node:crypto';
import { requireEnv } from './env';

/** AES-256-GCM: 32 bytes of key, 12 of nonce, 16 of tag (NIST SP 800-38D). */
const NONCE = 12;
const TAG = 16;
/** How many bytes of a data key's SHA-256 say which one wrapped a person's key. */
const KEY_ID = 4;

const TOKEN = /^sealed:1([so]):([a-z]+_[0-9a-z]+):([A-Za-z0-9_-]+)$/;
/** What every sealed value begins with; no text that comes from outside may. */
export const SEALED_PREFIX = 'sealed:';
/** What stands in the place of a text whose person's key was destroyed. */
export const ERASED = '[erased]';
/** What is shown of a personal value to whoever may not read it. */
export const MASKED = '[personal]';

/** A new key for one person. */
export const newPersonKey = (): Buffer => randomBytes(32);

/** A person's key as it is stored: encrypted with the first of MANDATE_DATA_KEYS and bound to whose it is. */
export const wrapKey = (contactId: string, key: Uint8Array): Buffer => sealBytes(contactId, key);

/** Bytes that are about nobody, or about nobody knows whom: encrypted with the first of MANDATE_DATA_KEYS and bound to an id. */
export function sealBytes(boundTo: string, bytes: Uint8Array): Buffer {
  const [master] = dataKeys();
  if (!master) throw new Error('MANDATE_DATA_KEYS holds no key.');
  return Buffer.concat([idOf(master), encrypt(master, boundTo, bytes)]);
}

/** The key that `wrapKey` stored. @throws Error as `openBytes`. */
export const unwrapKey = (contactId: string, wrapped: Uint8Array): Buffer => openBytes(contactId, wrapped);

/** What `sealBytes` sealed. @throws Error when it was sealed with a data key that is not there, or is bound to another id. */
export function openBytes(boundTo: string, sealed: Uint8Array): Buffer {
  const id = Buffer.from(sealed.subarray(0, KEY_ID));
  const master = dataKeys().find((key) => idOf(key).equals(id));
  if (!master)
    throw new Error(
      'A key of MANDATE_DATA_KEYS with which personal data was sealed is missing. Put it back, behind the one in use.',
    );
  return decrypt(master, boundTo, sealed.subarray(KEY_ID));
}

/**
 * A personal value as it is stored: a text that names its person and opens with their key alone. The same value never looks the same
 * twice. `s` holds a text, `o` an object: what takes its place once the key is gone fits the same schema.
 */
export function sealValue(key: Uint8Array, contactId: string, value: string | object): string {
  const kind = typeof value === 'string' ? 's' : 'o';
  const sealed = encrypt(key, contactId, Buffer.from(JSON.stringify(value), 'utf8'));
  return `${SEALED_PREFIX}1${kind}:${contactId}:${sealed.toString('base64url')}`;
}

/** Whose value a text is; null when it is no sealed value. */
export function personOfSealed(text: string): string | null {
  return text.startsWith(SEALED_PREFIX) ? (TOKEN.exec(text)?.[2] ?? null) : null;
}

/** Whether a value holds a text that would be opened when it is read: nobody may plant one that they found elsewhere. */
export function holdsSealed(value: unknown): boolean {
  if (typeof value === 'string') return value.startsWith(SEALED_PREFIX);
  if (Array.isArray(value)) return value.some(holdsSealed);
  return typeof value === 'object' && value !== null && Object.values(value).some(holdsSealed);
}

/** What was sealed; without the key, what is left of it. @throws Error when the value was tampered with. */
export function openValue(key: Uint8Array | null, token: string): unknown {
  const [, kind, contactId, sealed] = TOKEN.exec(token) ?? [];
  if (contactId === undefined || sealed === undefined) throw new Error('This is no sealed value.');
  if (key === null) return kind === 'o' ? {} : ERASED;
  return JSON.parse(decrypt(key, contactId, Buffer.from(sealed, 'base64url')).toString('utf8'));
}

/** What somebody sees of a sealed value who may not read what is personal. */
export const maskValue = (token: string): unknown => (TOKEN.exec(token)?.[1] === 'o' ? {} : MASKED);

let known: { stated: string | undefined; keys: Buffer[] } | undefined;

/** Asked for with each person: the whole environment is only looked at again where this part of it has changed. */
function dataKeys(): Buffer[] {
  const stated = process.env.MANDATE_DATA_KEYS;
  if (!known || known.stated !== stated)
    known = {
      stated,
      keys: requireEnv('MANDATE_DATA_KEYS')
        .split(',')
        .map((key) => Buffer.from(key.trim(), 'base64')),
    };
  return known.keys;
}

const idOf = (key: Uint8Array): Buffer => createHash('sha256').update(key).digest().subarray(0, KEY_ID);

/** Nonces are drawn many at a time: asking for each costs as much as the sealing itself. Each is handed out once. */
const drawn = Buffer.alloc(NONCE * 512);
let handedOut = drawn.length;

function nextNonce(): Buffer {
  if (handedOut === drawn.length) {
    randomFillSync(drawn);
    handedOut = 0;
  }
  handedOut += NONCE;
  return drawn.subarray(handedOut - NONCE, handedOut);
}

function encrypt(key: Uint8Array, boundTo: string, plain: Uint8Array): Buffer {
  const nonce = nextNonce();
  const cipher = createCipheriv('aes-256-gcm', key, nonce).setAAD(Buffer.from(boundTo, 'utf8'));
  const body = Buffer.concat([cipher.update(plain), cipher.final()]);
  return Buffer.concat([nonce, body, cipher.getAuthTag()]);
}

function decrypt(key: Uint8Array, boundTo: string, sealed: Uint8Array): Buffer {
  const decipher = createDecipheriv('aes-256-gcm', key, sealed.subarray(0, NONCE), { authTagLength: TAG })
    .setAAD(Buffer.from(boundTo, 'utf8'))
    .setAuthTag(sealed.subarray(-TAG));
  return Buffer.concat([decipher.update(sealed.subarray(NONCE, -TAG)), decipher.final()]);
}
