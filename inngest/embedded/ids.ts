import { randomBytes } from 'node:crypto';

const ALPHABET = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';

/** A ULID: 48 bits of time, 80 bits of entropy, sortable as text. */
export function ulid(timeMs: number, entropy: Uint8Array = randomBytes(10)): string {
  let value = BigInt(timeMs);
  for (const byte of entropy) value = (value << 8n) | BigInt(byte);
  let text = '';
  for (let i = 0; i < 26; i += 1) {
    text = ALPHABET[Number(value & 31n)] + text;
    value >>= 5n;
  }
  return text;
}

export type EventIdSeed = { timeMs: number; entropy: Uint8Array };

/** Header `x-inngest-event-id-seed: <ms>,<base64 of 10 bytes>`; null when absent or malformed. */
export function parseEventIdSeed(header: string | undefined): EventIdSeed | null {
  const [time, encoded] = (header ?? '').split(',');
  const timeMs = Number(time);
  const entropy = Buffer.from(encoded ?? '', 'base64');
  return Number.isSafeInteger(timeMs) && timeMs > 0 && timeMs < 2 ** 48 && entropy.length === 10
    ? { timeMs, entropy }
    : null;
}

/** The id of the n-th event of a seeded batch: the same send repeated gives the same ids, so nothing is stored twice. */
export function seededEventId(seed: EventIdSeed, index: number): string {
  const entropy = Buffer.from(seed.entropy);
  entropy.writeUInt32BE((entropy.readUInt32BE(6) + index + 1) >>> 0, 6);
  return ulid(seed.timeMs, entropy);
}
