/**
 * The address a request came from: the last one that a proxy in front of us added, or the socket's, which Next writes to
 * the same header. Without a proxy a caller can invent it: the limit per e-mail holds all the same.
 */
export function clientAddress(forwardedFor: string | null | undefined): string {
  return forwardedFor?.split(',').at(-1)?.trim() || 'unknown';
}
