const SECOND = 1_000;
const MINUTE = 60 * SECOND;
const HOUR = 60 * MINUTE;

/** Inngest's own backoff: the wait before the second, third, … attempt. */
export const DEFAULT_RETRY_DELAYS_MS: readonly number[] = [
  15 * SECOND,
  30 * SECOND,
  MINUTE,
  2 * MINUTE,
  5 * MINUTE,
  10 * MINUTE,
  20 * MINUTE,
  40 * MINUTE,
  HOUR,
  2 * HOUR,
];
export const DEFAULT_RETRY_JITTER_MS = 30 * SECOND;

/** How long to wait after the given number of failed attempts (1 = the first failed). `random` is in [0, 1). */
export function backoffMs(
  failedAttempts: number,
  delaysMs: readonly number[],
  jitterMs: number,
  random: number,
): number {
  const index = Math.min(failedAttempts, delaysMs.length) - 1;
  return (delaysMs[index] ?? 0) + Math.floor(jitterMs * random);
}

/** The wait asked for by a `retry-after` header (seconds or a date), held between one second and a day. */
export function parseRetryAfter(header: string | undefined, nowMs: number): number | null {
  if (header === undefined || header === '') return null;
  const seconds = Number(header);
  const delayMs = Number.isFinite(seconds) ? seconds * SECOND : Date.parse(header) - nowMs;
  return Number.isNaN(delayMs) ? null : Math.min(Math.max(delayMs, SECOND), 24 * HOUR);
}
