const UNIT_MS: Record<string, number> = {
  ms: 1,
  s: 1_000,
  m: 60_000,
  h: 3_600_000,
  d: 86_400_000,
  w: 604_800_000,
};

/** Milliseconds of a time string such as `1d2h30m`; null when it is not one. */
export function parseDuration(text: string): number | null {
  const parts = [...text.matchAll(/(\d+(?:\.\d+)?)(ms|[smhdw])/g)];
  if (parts.length === 0 || parts.map((part) => part[0]).join('') !== text) return null;
  return parts.reduce((sum, [, amount, unit]) => sum + Number(amount) * (UNIT_MS[unit ?? ''] ?? 0), 0);
}

/**
 * Milliseconds from now until what the SDK asked for: a time string or an ISO date. Past dates are now.
 * Null when it is neither. An empty string is what the SDK makes of zero.
 */
export function parseDelay(text: string, nowMs: number): number | null {
  if (text === '') return 0;
  const duration = parseDuration(text);
  if (duration !== null) return duration;
  const at = Date.parse(text);
  return Number.isNaN(at) ? null : Math.max(0, at - nowMs);
}
