import { AppError } from '@/lib/core/shared/app-error';
import { log } from '@/lib/platform/log';

type Ref = { workspaceId: string; id: string };
type Work = (ref: Ref & { actionId: string }) => Promise<unknown>;

/**
 * Does `work` for each, one after another. One that fails is logged and left to the next sweep: it must not keep the others, nor
 * the sweeps after it, from being done. `actionId` is the same id, for what works on actions. @returns how many were done.
 */
export async function eachOf(what: string, refs: readonly Ref[], work: Work): Promise<number> {
  let done = 0;
  for (const { workspaceId, id } of refs) {
    try {
      await work({ workspaceId, id, actionId: id });
      done += 1;
    } catch (error) {
      log(isMeanwhile(error) ? 'debug' : 'warn', 'a sweep could not be done', {
        what,
        workspaceId,
        id,
        error: error instanceof Error ? error : new Error(String(error)),
      });
    }
  }
  return done;
}

/** Somebody else has decided it or is doing it meanwhile: no news. */
const isMeanwhile = (error: unknown): boolean =>
  error instanceof AppError && (error.code === 'unavailable' || error.code === 'conflict');
