import { randomBytes } from 'node:crypto';
import { hash, verify } from '@node-rs/argon2';

/** argon2id (the library's default) with 19 MiB and two passes: 60 to 80 ms, what OWASP asks for at least. */
const cost = { memoryCost: 19_456, timeCost: 2, parallelism: 1 };

/** Stored for people who can't sign in, such as those invented for a sample workspace: no password fits it. */
export const NO_PASSWORD = '!';

const ALPHABET = '23456789abcdefghijkmnpqrstuvwxyz';
const GROUPS = 4;
const GROUP_CHARS = 5;

let decoy: Promise<string> | undefined;

export function hashPassword(password: string): Promise<string> {
  return hash(password, cost);
}

/**
 * Whether a password fits a stored hash. For an unknown person (null) and for people without a password it works as long
 * and says no, so that the time of an answer does not tell who has an account.
 */
export async function verifyPassword(stored: string | null, password: string): Promise<boolean> {
  if (stored?.startsWith('$argon2id$')) return verify(stored, password);
  decoy ??= hashPassword(randomBytes(32).toString('base64'));
  await verify(await decoy, password);
  return false;
}

/** A password to hand over once, such as `k3f7a-9wq2m-…`: 100 random bits, easy to read out. */
export function newOneTimePassword(): string {
  const chars = Array.from(randomBytes(GROUPS * GROUP_CHARS), (byte) => ALPHABET[byte & 31]);
  return Array.from({ length: GROUPS }, (_, group) =>
    chars.slice(group * GROUP_CHARS, (group + 1) * GROUP_CHARS).join(''),
  ).join('-');
}
