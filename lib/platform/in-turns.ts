import { setImmediate as nextTurn } from 'node:timers/promises';
import type { Steps } from '@/lib/core/shared/in-steps';

/** Runs a long calculation step by step; whoever else has something to do in this process gets their turn after each. */
export async function inTurns<T>(steps: Steps<T>): Promise<T> {
  for (;;) {
    const step = steps.next();
    if (step.done) return step.value;
    await nextTurn();
  }
}
