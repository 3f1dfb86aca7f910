import { setTimeout as pause } from 'node:timers/promises';
import { db } from '../../lib/db/client';
import { planRollbackOf } from '../../lib/usecases/rollbacks/plan-rollback';
import { requestRollback } from '../../lib/usecases/rollbacks/request-rollback';
import { steerRollback } from '../../lib/usecases/rollbacks/steer-rollback';
import { pauseSubject } from '../../lib/usecases/stops/pause-subject';
import { ownerIds } from '../../tests/support/workspace';
import { atLeast, atMost, exactly, type Figure, plain } from '../figure';
import { startAgents } from '../gate/processes/start-agents';
import { withGateDatabase } from '../gate/with-gate-database';
import type { RollbackPagesOptions } from './processes/rollback-pages';
import { wrongRecords } from './wrong-records';

const RECORDS = 12_000;
const EDITED = 300;
const KILL_AT = [0.3, 0.5, 0.7];
const LOOK_EVERY_MS = 100;
const GIVE_UP_MS = 900_000;

/** People give some of the contacts to somebody else in the CRM itself. */
async function editByHand(workspaceId: string, ownerId: string): Promise<void> {
  await db().$executeRaw`
    UPDATE practice_contacts SET owner_id = ${ownerId}, updated_by = 'person:usr_hand', updated_at = now()
    WHERE workspace_id = ${workspaceId} AND external_id IN (
      SELECT external_id FROM practice_contacts WHERE workspace_id = ${workspaceId} ORDER BY md5(external_id) LIMIT ${EDITED})`;
}

/** Contacts at the platform that are neither as before nor, where a person edited them, as that person left them. */
async function wrongAtTheEnd(workspaceId: string, editedOwner: string) {
  const [row] = await db().$queryRaw<{ overwritten: bigint; notBack: bigint; edited: bigint }[]>`
    WITH held AS (
      SELECT p.owner_id, p.note, p.updated_by, e.checkpoint, c.external_id,
        c.external_id IN (SELECT external_id FROM practice_contacts WHERE workspace_id = ${workspaceId} ORDER BY md5(external_id) LIMIT ${EDITED}) AS edited
      FROM practice_contacts p
      JOIN contacts c ON c.workspace_id = p.workspace_id AND c.external_id = p.external_id
      JOIN actions a ON a.target_id = c.id AND a.compensates_id IS NULL
      JOIN executions e ON e.action_id = a.id
      WHERE p.workspace_id = ${workspaceId})
    SELECT count(*) FILTER (WHERE edited) AS edited,
      count(*) FILTER (WHERE edited AND owner_id IS DISTINCT FROM ${editedOwner}) AS overwritten,
      count(*) FILTER (WHERE NOT edited AND (owner_id IS DISTINCT FROM checkpoint->>'ownerId' OR note IS DISTINCT FROM checkpoint->>'note')) AS "notBack"
    FROM held`;
  return {
    edited: Number(row?.edited),
    overwritten: Number(row?.overwritten),
    notBack: Number(row?.notBack),
  };
}

/** 12,000 records that an agent changed wrongly and people have partly edited since: stopped, planned, taken back under `kill -9`. */
export function measureTakeBack(say: (line: string) => void): Promise<Figure[]> {
  return withGateDatabase(async () => {
    const { workspace, wrongOwner } = await wrongRecords(RECORDS);
    const { workspaceId, admin, agents } = workspace;
    const other = (await ownerIds(workspaceId)).find((id) => id !== wrongOwner) ?? '';
    await editByHand(workspaceId, other);
    const clock = async <T>(work: Promise<T>): Promise<[T, number]> => {
      const started = performance.now();
      return [await work, (performance.now() - started) / 1000];
    };
    const agentId = agents['lead-router'].id;
    const [, stopSeconds] = await clock(
      pauseSubject({
        workspaceId,
        actor: admin,
        subject: { type: 'agent', id: agentId },
        reason: 'It assigns wrongly',
      }),
    );
    const { rollbackId } = await requestRollback({
      workspaceId,
      actor: admin,
      selector: { by: 'agent', id: agentId },
      reason: 'It assigned wrongly',
    });
    const [, planSeconds] = await clock(planRollbackOf(workspaceId, rollbackId));
    const outlooks = await db().rollbackItem.groupBy({
      by: ['outlook'],
      where: { rollbackId },
      _count: { _all: true },
    });
    say(`Planned: ${outlooks.map(({ outlook, _count }) => `${outlook} ${_count._all}`).join(', ')}.`);
    await steerRollback({ workspaceId, actor: admin, rollbackId, step: 'start' });
    const start = () =>
      startAgents('bench/undo/processes/rollback-pages.ts', {
        workspaceId,
        rollbackId,
      } satisfies RollbackPagesOptions);
    let worker = start();
    const killAt = KILL_AT.map((share) => share * RECORDS);
    let kills = 0;
    const started = performance.now();
    for (;;) {
      await pause(LOOK_EVERY_MS);
      const { status } = await db().rollback.findUniqueOrThrow({
        where: { id: rollbackId },
        select: { status: true },
      });
      if (status !== 'running' || performance.now() - started > GIVE_UP_MS) break;
      const settled = await db().rollbackItem.count({ where: { rollbackId, status: { not: 'waiting' } } });
      if (settled >= (killAt[kills] ?? Number.POSITIVE_INFINITY)) {
        await worker.kill();
        kills += 1;
        say(`  Killed at ${settled}.`);
        worker = start();
      }
    }
    const seconds = (performance.now() - started) / 1000;
    await worker.stop();
    const left = await wrongAtTheEnd(workspaceId, other);
    const ends = await db().rollbackItem.groupBy({
      by: ['status'],
      where: { rollbackId },
      _count: { _all: true },
    });
    say(`Ended: ${ends.map(({ status, _count }) => `${status} ${_count._all}`).join(', ')}.`);
    const [twice] = await db().$queryRaw<{ count: bigint }[]>`
      SELECT count(*) FROM (SELECT response->>'externalId' FROM practice_requests WHERE workspace_id = ${workspaceId}
        GROUP BY 1 HAVING count(*) > 2) t`;
    const unrecorded = await db().action.count({
      where: { workspaceId, status: { in: ['claimed', 'rolling_back', 'outcome_unknown', 'cleared'] } },
    });
    return [
      atMost('take back: until the stop was committed', stopSeconds, 's', 2),
      atMost(`take back: plan of ${RECORDS} records`, planSeconds, 's', 10),
      atMost(`take back: done, with ${kills} kills`, seconds, 's', 300),
      atLeast('take back: kill -9 in the middle', kills, '', 1),
      exactly('take back: records that people edited', left.edited, '', EDITED),
      exactly('take back: edits of people overwritten', left.overwritten, '', 0),
      exactly('take back: other records not as before, byte for byte', left.notBack, '', 0),
      exactly('take back: records sent to more than once', Number(twice?.count), '', 0),
      exactly('take back: actions left open', unrecorded, '', 0),
      plain('take back: records a second', RECORDS / seconds, '/s'),
    ];
  });
}
