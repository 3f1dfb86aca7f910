import { setTimeout as sleep } from 'node:timers/promises';
import { resendUnfinishedRuns } from '@/lib/usecases/workflows/resend-unfinished-runs';

const RETRY_MS = 10_000;

/** Sends again what has not ended, as soon as the workflow engine takes events; says once why it does not yet. */
export async function resendUnfinished(options: {
  until: () => boolean;
  say: (line: string) => void;
}): Promise<void> {
  for (let attempt = 0; !options.until(); attempt++) {
    try {
      await resendUnfinishedRuns();
      return;
    } catch (error) {
      if (attempt === 0)
        options.say(`Runs that have not ended could not be sent again yet; it is tried on: ${String(error)}`);
    }
    await sleep(RETRY_MS, undefined, { ref: false });
  }
}
