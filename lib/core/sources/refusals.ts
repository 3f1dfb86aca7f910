/** What was refused of a source on one day, this request included; of it with its body. */
export type RefusedToday = { requests: number; bodies: number; bytes: number };

/**
 * So much is kept of what a source is refused in a day, so that nobody fills the disk with what we do not take: so many requests with
 * their reason, of them so many with their body and so many bytes of those together. Beyond that they are counted.
 */
export const refusalLimits = { requests: 1_000, bodies: 200, bytes: 50_000_000 } as const;

/** What is kept of a refused request of this size: all of it, the reason alone, or nothing but that it came. */
export function keptOfRefusal(
  { requests, bodies, bytes }: RefusedToday,
  size: number,
): 'all' | 'reason' | 'count' {
  if (requests > refusalLimits.requests) return 'count';
  return bodies < refusalLimits.bodies && bytes + size <= refusalLimits.bytes ? 'all' : 'reason';
}
