import { setImmediate as nextTurn } from 'node:timers/promises';
import { type ReplayOptions, replay } from '@/lib/core/policies/replay';
import type { ReplayRecord } from '@/lib/core/policies/replay-record';
import type { ReplayResult } from '@/lib/core/policies/replay-result';
import type { ReplayDraft } from '@/lib/core/policies/replay-variant';
import { pagesOfDecisions, readBodies, recordOf, type Stretch } from './read-decisions';

/** After this many decisions everything else in the process has its turn: a few milliseconds of work. */
const SLICE = 100;

/**
 * Decides a stretch of the record again under a draft, reading it from the database as it goes.
 * @param onPage told after each page how many decisions are done.
 */
export async function replayDecisions(
  stretch: Stretch,
  draft: ReplayDraft,
  onPage: (done: number) => Promise<void>,
  options: ReplayOptions = {},
): Promise<ReplayResult> {
  const bodies = await readBodies(stretch.workspaceId);
  const running = replay(draft, options);
  let done = 0;
  for await (const page of pagesOfDecisions(stretch)) {
    for (const row of page) {
      const record = readOrNull(row, bodies);
      if (record) running.take(record);
      else running.unreadable();
      done += 1;
      if (done % SLICE === 0) await nextTurn();
    }
    await onPage(done);
  }
  return running.result();
}

function readOrNull(...args: Parameters<typeof recordOf>): ReplayRecord | null {
  try {
    return recordOf(...args);
  } catch {
    return null;
  }
}
