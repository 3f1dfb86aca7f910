import { closeDatabase, db } from '@/lib/db/client';
import type { Sends } from './crashing-platform';
import type { Step } from './step';
import { findLostEdits, findViolations } from './violations';
import { aWorld, perform, settle, takeAllBack } from './world';

/** Claims of what adds exposure: taking back goes on after a stop. */
const claims = async (workspaceId: string) => {
  const { _sum } = await db().execution.aggregate({
    where: { workspaceId, action: { compensatesId: null } },
    _sum: { attempts: true },
  });
  return _sum.attempts ?? 0;
};

/**
 * Lets a history happen in a workspace of its own, lets it settle, and then takes all that agents did back. Needs the vendor's log and the
 * platform that crashes. @returns what it did that the design forbids.
 */
export async function runHistory(history: readonly (readonly Step[])[], sends: Sends): Promise<string[]> {
  sends.clear();
  const world = await aWorld();
  const { workspaceId } = world.workspace;
  const wrong: string[] = [];
  for (const burst of history) {
    const isStopped = (await db().pause.count({ where: { workspaceId, liftedAt: null } })) > 0;
    const before = await claims(workspaceId);
    await Promise.all(burst.map((step) => perform(world, step)));
    // Sessions of processes that died are with this client.
    await closeDatabase();
    const isLifted = burst.some((step) => step.do === 'lift');
    if (isStopped && !isLifted && (await claims(workspaceId)) > before) wrong.push('claimed after a stop');
  }
  await settle(world);
  wrong.push(...(await findViolations(world, sends)));
  await takeAllBack(world);
  wrong.push(...(await findViolations(world, sends)), ...(await findLostEdits(world)));
  return wrong;
}
