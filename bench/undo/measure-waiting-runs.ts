import { setTimeout as pause } from 'node:timers/promises';
import { AppError } from '../../lib/core/shared/app-error';
import { db } from '../../lib/db/client';
import { decideApproval } from '../../lib/usecases/approvals/decide-approval';
import { recordSignals } from '../../lib/usecases/signals/record-signals';
import { workflowKeys } from '../../tests/support/workflow-app';
import { aWorkspace } from '../../tests/support/workspace';
import { chooseAddresses } from '../engine/chaos/chaos-setup';
import { type Disturbance, killAgainAndAgain } from '../engine/chaos/disturb';
import { bundle } from '../engine/processes/bundle';
import { startProcess } from '../engine/processes/start-process';
import { atLeast, exactly, type Figure, plain } from '../figure';
import { withGateDatabase } from '../gate/with-gate-database';
import { engagedLead } from './engaged-lead';

const RUNS = 1000;
/** So many are answered the moment their question exists, most before their run waits. */
const AT_ONCE = 200;
const BATCH = 50;
const TOGETHER = 20;
const AFTER_MS = [5000, 10_000] as const;
const GIVE_UP_MS = 1_800_000;

type Question = { id: string; actionHash: string };

/**
 * A thousand runs of the real workflow wait for a person: some are answered before they wait, some while app and engine are down as
 * in a redeploy, the others backwards while both are killed again and again; each by two people at once and twice.
 */
export function measureWaitingRuns(say: (line: string) => void): Promise<Figure[]> {
  return withGateDatabase(async (database) => {
    const { workspaceId, admin, reviewer } = await aWorkspace({ askBelowConfidence: 1 });
    await db().practiceOwner.updateMany({ where: { workspaceId }, data: { capacity: 1_000_000 } });
    const options = await chooseAddresses(database.url);
    const product = await bundle('product.ts');
    const start = () => startProcess({ bundle: product.path }, options);
    Object.assign(process.env, workflowKeys, { INNGEST_BASE_URL: options.engineUrl });
    let granted = 0;
    const answer = async ({ id: approvalId, actionHash }: Question) => {
      const give = (actor: typeof admin) =>
        decideApproval({
          workspaceId,
          actor,
          approvalId,
          actionHash,
          answer: 'granted',
          reason: null,
        }).then(
          () => 1,
          (error: unknown) => {
            if (error instanceof AppError) return 0;
            throw error;
          },
        );
      const answers = await Promise.all([give(reviewer), give(reviewer), give(admin)]);
      granted += Number(answers.includes(1));
    };
    const questions = (): Promise<Question[]> =>
      db().approval.findMany({
        where: { workspaceId, status: 'pending' },
        orderBy: { id: 'desc' },
        select: { id: true, actionHash: true },
      });
    const started = performance.now();
    const inTime = () => performance.now() - started < GIVE_UP_MS;

    const first = await start();
    for (let n = 0; n < RUNS; n += BATCH) {
      const items = Array.from({ length: BATCH }, (_, i) => engagedLead(n + i));
      await recordSignals({ workspaceId, actor: { type: 'system', id: 'bench' }, items });
    }
    while (granted < AT_ONCE && inTime()) {
      const [question] = await questions();
      if (question) await answer(question);
      else await pause(5);
    }
    const asked = () => db().approval.count({ where: { workspaceId } });
    while ((await asked()) < RUNS && inTime()) await pause(200);
    say(`${await asked()} runs have asked; ${granted} were answered at once.`);

    await first.kill();
    const waiting = await questions();
    const down = waiting.slice(0, waiting.length / 3);
    // An answer waits a moment for the engine, in vain, before it leaves the event to the sweeper.
    for (let i = 0; i < down.length; i += TOGETHER)
      await Promise.all(down.slice(i, i + TOGETHER).map(answer));
    say(`${granted} are answered; app and engine come back.`);
    const progress: Disturbance = { done: false, kills: 1, restarts: 0, deaths: [] };
    const killing = killAgainAndAgain(start, await start(), progress, AFTER_MS);
    for (const question of await questions()) {
      await answer(question);
      await pause(60);
    }
    const open = () => db().run.count({ where: { workspaceId, finishedAt: null } });
    while ((await open()) > 0 && inTime()) await pause(500);
    progress.done = true;
    await killing;
    product.remove();
    const seconds = (performance.now() - started) / 1000;
    const [effects] = await db().$queryRaw<{ once: number; twice: number; otherwise: number }[]>`
      SELECT count(*) FILTER (WHERE effects = 1)::int AS once, count(*) FILTER (WHERE effects > 1)::int AS twice,
        count(*) FILTER (WHERE owner <> wanted)::int AS otherwise
      FROM (
        SELECT a.id, count(*) AS effects, min(p.response->'requested'->>'ownerId') AS owner, min(a.payload->>'ownerExternalId') AS wanted
        FROM actions a JOIN contacts c ON c.id = a.target_id
        JOIN practice_requests p ON p.workspace_id = a.workspace_id AND p.response->>'externalId' = c.external_id
        WHERE a.workspace_id = ${workspaceId} GROUP BY a.id
      ) AS done`;
    return [
      atLeast('waiting runs: kill -9 of app and engine', progress.kills, '', 5),
      exactly('waiting runs: answered', granted, '', RUNS),
      exactly('waiting runs: one effect', effects?.once ?? 0, '', RUNS),
      exactly('waiting runs: more than one effect', effects?.twice ?? 0, '', 0),
      exactly('waiting runs: executed with other parameters', effects?.otherwise ?? 0, '', 0),
      exactly(
        'waiting runs: lost, or ended without their effect',
        RUNS - (await db().run.count({ where: { workspaceId, status: 'completed', outcome: 'observed' } })),
        '',
        0,
      ),
      plain('waiting runs: time for all', seconds, 's'),
    ];
  });
}
