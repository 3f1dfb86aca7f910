import { closeDatabase } from '../../../lib/db/client';
import type { Tally } from './start-agents';

const TELL_EVERY_MS = 500;

/**
 * Lets so many agents of this process do one thing after another until the bench says stop, and counts what came of each.
 * What throws is counted under its message: an agent goes on whatever happened.
 */
export async function runAgents<A>(
  agents: readonly A[],
  doOne: (agent: A) => Promise<string>,
): Promise<void> {
  const counts: Record<string, number> = {};
  const tell = () => process.send?.({ counts } satisfies Tally);
  let stopped = false;
  let finished = false;
  process.on('message', () => {
    stopped = true;
  });
  process.on('disconnect', () => process.exit(finished ? 0 : 1));
  tell();
  const telling = setInterval(tell, TELL_EVERY_MS);
  await Promise.all(
    agents.map(async (agent) => {
      while (!stopped) {
        const what = await doOne(agent).catch((error: unknown) => `threw: ${lastLine(error)}`);
        counts[what] = (counts[what] ?? 0) + 1;
      }
    }),
  );
  clearInterval(telling);
  tell();
  await closeDatabase();
  finished = true;
  process.disconnect();
}

/** Prisma's messages begin with the place in the code; what went wrong stands last. */
const lastLine = (error: unknown): string =>
  (error instanceof Error ? error.message : String(error)).trim().split('\n').at(-1) ?? '';
