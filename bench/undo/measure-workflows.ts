import { setTimeout as pause } from 'node:timers/promises';
import { db } from '../../lib/db/client';
import { recordSignals } from '../../lib/usecases/signals/record-signals';
import { findLeakedReservations } from '../../tests/support/check-ledgers';
import { workflowKeys } from '../../tests/support/workflow-app';
import { aWorkspace } from '../../tests/support/workspace';
import { chooseAddresses } from '../engine/chaos/chaos-setup';
import { type Disturbance, killAgainAndAgain, restartAgainAndAgain } from '../engine/chaos/disturb';
import { bundle } from '../engine/processes/bundle';
import { startProcess } from '../engine/processes/start-process';
import { atLeast, exactly, type Figure, plain } from '../figure';
import { withGateDatabase } from '../gate/with-gate-database';
import { engagedLead } from './engaged-lead';

const WORKFLOWS = 5000;
const BATCH = 50;
const EVERY_MS = [5000, 10_000] as const;
const GIVE_UP_MS = 3_600_000;

/** Does it again until PostgreSQL is there for it: only for what may be done twice. */
async function stubbornly<T>(work: () => Promise<T>): Promise<T> {
  for (let tries = 0; ; tries++) {
    try {
      return await work();
    } catch (error) {
      if (tries > 600) throw error;
      await pause(200);
    }
  }
}

const count = async (sql: string, ...values: unknown[]): Promise<number> => {
  const [row] = await db().$queryRawUnsafe<{ n: bigint }[]>(`SELECT count(*) AS n FROM ${sql}`, ...values);
  return Number(row?.n);
};

/** The product's own workflows, from signal to effect, while the app is killed and PostgreSQL restarted under them. */
export function measureWorkflows(say: (line: string) => void): Promise<Figure[]> {
  return withGateDatabase(async (database) => {
    const { workspaceId } = await aWorkspace({ askBelowConfidence: 0 });
    await db().practiceOwner.updateMany({ where: { workspaceId }, data: { capacity: 1_000_000 } });
    const options = await chooseAddresses(database.url);
    const product = await bundle('product.ts');
    const start = () => startProcess({ bundle: product.path }, options);
    Object.assign(process.env, workflowKeys, { INNGEST_BASE_URL: options.engineUrl });
    const progress: Disturbance = { done: false, kills: 0, restarts: 0, deaths: [] };
    const started = performance.now();
    const disturbing = Promise.all([
      killAgainAndAgain(start, await start(), progress, EVERY_MS),
      restartAgainAndAgain(database, progress, EVERY_MS),
    ]);
    const watching = (async () => {
      for (let n = 0; n < WORKFLOWS; n += BATCH) {
        const items = Array.from({ length: BATCH }, (_, i) => engagedLead(n + i));
        await stubbornly(() => recordSignals({ workspaceId, actor: { type: 'system', id: 'bench' }, items }));
      }
      say(`${WORKFLOWS} signals are recorded; ${progress.kills} kills, ${progress.restarts} restarts.`);
      for (let said = 0; ; await pause(1000)) {
        const ended = await stubbornly(() =>
          db().run.count({ where: { workspaceId, finishedAt: { not: null } } }),
        );
        if (ended >= said + 500) {
          said = ended;
          say(`  ${ended} ended; ${progress.kills} kills, ${progress.restarts} restarts.`);
        }
        const open = await stubbornly(() => db().run.count({ where: { workspaceId, finishedAt: null } }));
        if (ended >= WORKFLOWS && open === 0) return;
        if (performance.now() - started > GIVE_UP_MS) return say(`Gave up: ${ended} ended, ${open} open.`);
      }
    })().finally(() => {
      progress.done = true;
    });
    await Promise.all([watching, disturbing]);
    product.remove();
    const seconds = (performance.now() - started) / 1000;
    const ends = await db().run.groupBy({
      by: ['status', 'outcome'],
      where: { workspaceId },
      _count: { _all: true },
    });
    say(ends.map(({ status, outcome, _count }) => `${status} (${outcome}): ${_count._all}`).join('; '));
    return [
      atLeast('workflows: kill -9 of the app', progress.kills, '', 10),
      atLeast('workflows: restarts of PostgreSQL', progress.restarts, '', 10),
      exactly(
        'workflows: ended, one a subject',
        await count(
          `(SELECT subject_id FROM runs WHERE workspace_id = $1 AND finished_at IS NOT NULL
          GROUP BY 1 HAVING count(*) = 1) one`,
          workspaceId,
        ),
        '',
        WORKFLOWS,
      ),
      exactly(
        'workflows: lost, or ended without their effect',
        WORKFLOWS -
          (await db().run.count({ where: { workspaceId, status: 'completed', outcome: 'observed' } })),
        '',
        0,
      ),
      exactly(
        'workflows: effects at the platform',
        await db().practiceRequest.count({ where: { workspaceId } }),
        '',
        await db().action.count({ where: { workspaceId, status: 'observed' } }),
      ),
      exactly(
        'workflows: subjects with more than one effect',
        await count(
          `(SELECT response->>'externalId' FROM practice_requests WHERE workspace_id = $1
          GROUP BY 1 HAVING count(*) > 1) twice`,
          workspaceId,
        ),
        '',
        0,
      ),
      exactly(
        'workflows: actions left open',
        await count(
          `actions WHERE workspace_id = $1 AND status IN ('cleared', 'claimed', 'outcome_unknown', 'needs_person')`,
          workspaceId,
        ),
        '',
        0,
      ),
      exactly('workflows: money left held', (await findLeakedReservations(workspaceId)).length, '', 0),
      plain('workflows: time for all', seconds, 's'),
    ];
  });
}
