import { log } from '@/lib/platform/log';

/**
 * Does one part of the sweep. What fails as a whole is logged and tried again at the next: it must not keep the parts after it from being
 * done, such as breakers that stop what goes wrong. @returns null where it failed.
 */
export async function attempt<T>(what: string, work: () => Promise<T>): Promise<T | null> {
  try {
    return await work();
  } catch (error) {
    log('error', 'a part of the sweep failed', {
      what,
      error: error instanceof Error ? error : new Error(String(error)),
    });
    return null;
  }
}
