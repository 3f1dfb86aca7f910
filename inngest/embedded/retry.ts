const SECOND = 1_000;
const DAY = 86_400 * SECOND;

/** Inngest's own backoff: the wait before the second, third, … attempt. */
export const DEFAULT_RETRY_DELAYS_MS: readonly number[] = [
  15, 30, 60, 120, 300, 600, 1_200, 2_400, 3_600, 7_200,
].map((seconds) => seconds * SECOND);
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
  return Number.isNaN(delayMs) ? null : Math.min(Math.max(delayMs, SECOND), DAY);
}
