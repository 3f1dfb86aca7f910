import { setTimeout as pause } from 'node:timers/promises';
import { onEmbedded } from './which-server';

/**
 * Polls until the condition gives something; the error names what was waited for. Given up before the engine looks at its table
 * without having been woken, which it does every 30 s.
 */
export async function until<T>(
  what: string,
  condition: () => Promise<T | null | false | undefined> | T | null | false | undefined,
  timeoutMs = onEmbedded ? 25_000 : 120_000,
): Promise<T> {
  const deadline = performance.now() + timeoutMs;
  for (;;) {
    const value = await condition();
    if (value) return value;
    if (performance.now() > deadline) throw new Error(`Gave up waiting for: ${what}`);
    await pause(onEmbedded ? 10 : 100);
  }
}
