import { createHash, timingSafeEqual } from 'node:crypto';

/** A request as it came: the bytes that were signed, not what was read from them. */
export type InboundRequest = {
  rawBody: Buffer;
  headers: { get(name: string): string | null };
  /** As the sender called it: with the public host, whatever stands in front of this process. */
  url: string;
  method: string;
};
/** `messageId` where the signature covers one: whoever sends it again is recognised by it. `reason` is a sentence with the remedy. */
export type Verification = { ok: true; messageId: string | null } | { ok: false; reason: string };

/** Enough for a rotation; one that lists thousands of signatures wants to keep this process busy. */
export const MAX_SIGNATURES = 10;

export const refused = (reason: string): Verification => ({ ok: false, reason });

/** By an empty secret anybody could sign. */
export const usableSecrets = (secrets: readonly string[]): string[] =>
  secrets.filter((secret) => secret.trim() !== '');

/** Takes as long for equal texts as for others, of whatever length. */
export const equalsSecretly = (stated: string, expected: string): boolean =>
  timingSafeEqual(
    createHash('sha256').update(stated, 'utf8').digest(),
    createHash('sha256').update(expected, 'utf8').digest(),
  );

/** Whether any is equal; all are compared, so that the time taken does not tell which. */
export const matchesSecretly = (stated: readonly string[], expected: readonly string[]): boolean =>
  stated.reduce(
    (matched, text) =>
      expected.reduce((found, other) => equalsSecretly(text, other) || found, false) || matched,
    false,
  );

/** Why a message signed at a time is not taken for a new one; null where it is. */
export function whyNotFresh(signedAtMs: number, now: Date, toleranceMs: number): string | null {
  const ageMs = now.getTime() - signedAtMs;
  if (!Number.isFinite(ageMs))
    return 'The time of the signature can’t be read: send it as the provider documents it.';
  if (Math.abs(ageMs) <= toleranceMs) return null;
  const allowed = `${Math.round(toleranceMs / 1000)} seconds are allowed`;
  const seconds = Math.round(Math.abs(ageMs) / 1000);
  return ageMs > 0
    ? `It was signed ${seconds} seconds ago, and ${allowed}: let the sender sign it anew, or set the clocks right.`
    : `It was signed ${seconds} seconds in the future, and ${allowed}: set the sender’s clock right.`;
}
