import { setTimeout as sleep } from 'node:timers/promises';
import { z } from 'zod';

const RETRY_MS = 5_000;
const answerSchema = z.object({ message: z.string() });

/**
 * Has the app offer its functions to the Inngest server at INNGEST_BASE_URL: the SDK does it when asked. Tried until it has worked
 * or `until` says stop; each different reason why not is said once. `appUrl` is where the app listens, without a path.
 */
export async function offerFunctions(
  appUrl: string,
  options: { until: () => boolean; say: (line: string) => void; retryMs?: number },
): Promise<void> {
  let said = '';
  while (!options.until()) {
    const problem = await offerOnce(appUrl);
    if (problem === null) return;
    if (problem !== said)
      options.say(
        `The workflow server did not take the functions over: ${problem}\nNothing runs until it does. Check that ` +
          'INNGEST_BASE_URL answers, that the keys are those of the server, and that the server can reach this app ' +
          '(INNGEST_SERVE_ORIGIN is the address it calls). It is tried again every few seconds.',
      );
    said = problem;
    await sleep(options.retryMs ?? RETRY_MS, undefined, { ref: false });
  }
}

/** Why it did not work; null when it did. */
async function offerOnce(appUrl: string): Promise<string | null> {
  try {
    const reply = await fetch(new URL('/api/inngest', appUrl), {
      method: 'PUT',
      signal: AbortSignal.timeout(10_000),
    });
    if (reply.ok) return null;
    return answerSchema.safeParse(await reply.json()).data?.message ?? `status ${reply.status}`;
  } catch (error) {
    return (error as Error).message;
  }
}
