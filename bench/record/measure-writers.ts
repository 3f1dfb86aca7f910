import { setTimeout as pause } from 'node:timers/promises';
import { verifyLog } from '../../lib/core/audit/log/verify-log';
import { db } from '../../lib/db/client';
import { appendAuditEntry } from '../../lib/db/repositories/audit-entries';
import { inTransaction } from '../../lib/db/tx';
import { exportLog } from '../../lib/queries/audit/export-log';
import { indexRecord } from '../../lib/usecases/audit/index-record';
import { sealLog } from '../../lib/usecases/audit/seal-log';
import { buildVerifiers } from '../../scripts/verifier/build-verifiers';
import { nodeCryptography } from '../../scripts/verifier/node-cryptography';
import { aWorkspace } from '../../tests/support/builders/a-workspace';
import { atLeast, atMost, exactly, type Figure, plain } from '../figure';
import { withGateDatabase } from '../gate/with-gate-database';

const WRITERS = 64;
const ENTRIES = 1000;
/** Each subject is written about by four writers, who take turns at its row as use cases do. */
const SUBJECTS = 16;
/** Side by side: a slice without the log, a slice with it, again and again. */
const SLICES = 10;
const LAG_LIMIT_S = 2;

/**
 * 64 writers append a thousand entries each in transactions of their own while the log is sealed, and the same without it. Nothing may
 * be lost, doubled or out of the order of its subject.
 */
export function measureWriters(say: (line: string) => void): Promise<Figure[]> {
  return withGateDatabase(async () => {
    await buildVerifiers();
    const { id: workspaceId } = await aWorkspace();
    const { id: bareId } = await aWorkspace();
    await db().$executeRaw`CREATE TABLE bench_subjects (id text PRIMARY KEY, n int NOT NULL)`;
    for (const workspace of [workspaceId, bareId])
      for (let subject = 0; subject < SUBJECTS; subject++)
        await db().$executeRaw`INSERT INTO bench_subjects VALUES (${`${workspace}-${subject}`}, 0)`;

    const write = (workspace: string, writer: number) =>
      inTransaction(async (tx) => {
        const subject = `${workspace}-${writer % SUBJECTS}`;
        const [row] = await tx.$queryRaw<{ n: number }[]>`
          UPDATE bench_subjects SET n = n + 1 WHERE id = ${subject} RETURNING n`;
        await appendAuditEntry(tx, {
          workspaceId: workspace,
          actor: { type: 'system', id: 'bench' },
          verb: 'signals.recorded',
          subject: { type: 'workspace', id: subject },
          detail: {
            source: 'bench',
            accepted: row?.n ?? 0,
            duplicates: 0,
            rejected: 0,
            firstSignalId: null,
            lastSignalId: null,
          },
        });
      });
    const slice = async (workspace: string): Promise<number> => {
      const startedAt = performance.now();
      await Promise.all(
        Array.from({ length: WRITERS }, async (_, writer) => {
          for (let n = 0; n < ENTRIES / SLICES; n++) await write(workspace, writer);
        }),
      );
      return performance.now() - startedAt;
    };

    let [bareMs, loggedMs] = [0, 0];
    for (let n = 0; n < SLICES; n++) {
      await db().$executeRaw`ALTER TABLE audit_entries DISABLE TRIGGER audit_entries_to_seal`;
      bareMs += await slice(bareId);
      await db().$executeRaw`ALTER TABLE audit_entries ENABLE TRIGGER audit_entries_to_seal`;
      let writing = true;
      const sealing = (async () => {
        while (writing) {
          await sealLog(workspaceId);
          await indexRecord(workspaceId);
          await pause(500);
        }
      })();
      loggedMs += await slice(workspaceId);
      writing = false;
      await sealing;
      // What came after its last look must not wait for the next slice.
      await sealLog(workspaceId);
      say(`${((n + 1) * WRITERS * ENTRIES) / SLICES} entries.`);
    }
    await sealLog(workspaceId);

    const total = WRITERS * ENTRIES;
    const [order] = await db().$queryRaw<{ sealed: number; places: number; turned: number }[]>`
      SELECT count(*)::int AS sealed, count(DISTINCT index)::int AS places,
        count(*) FILTER (WHERE n <> place)::int AS turned
      FROM (
        SELECT index, (body->'detail'->>'accepted')::int AS n, row_number() OVER (PARTITION BY subject_id ORDER BY index) AS place
        FROM audit_leaves JOIN audit_entries ON id = entry_id
        WHERE audit_leaves.workspace_id = ${workspaceId} AND verb = 'signals.recorded'
      ) AS sealed`;
    const [lag] = await db().$queryRaw<{ p95: number; most: number }[]>`
      SELECT percentile_cont(0.95) WITHIN GROUP (ORDER BY lag)::float8 AS p95, max(lag)::float8 AS most FROM (
        SELECT extract(epoch FROM (
          SELECT signed_at FROM audit_checkpoints head
          WHERE head.workspace_id = leaf.workspace_id AND head.size > leaf.index ORDER BY size LIMIT 1) - occurred_at) AS lag
        FROM audit_leaves leaf JOIN audit_entries ON id = entry_id WHERE leaf.workspace_id = ${workspaceId}
      ) AS lags`;
    const files = new Map((await exportLog(workspaceId, {})).map((file) => [file.path, file.read]));
    const report = await verifyLog(nodeCryptography, async (path) => (await files.get(path)?.()) ?? null);
    for (const problem of report.problems) say(problem);
    return [
      exactly('writers: entries sealed', order?.sealed ?? 0, '', total),
      exactly('writers: gaps and doubled places', total - (order?.places ?? 0), '', 0),
      exactly('writers: out of the order of their subject', order?.turned ?? -1, '', 0),
      exactly('writers: forks and other problems of the export', report.problems.length, '', 0),
      plain('writers: without the log', (total / bareMs) * 1000, '/s'),
      plain('writers: with the log', (total / loggedMs) * 1000, '/s'),
      atLeast('writers: share of the rate without it', bareMs / loggedMs, '', 0.5),
      atMost('writers: written until sealed, p95', lag?.p95 ?? Number.NaN, 's', LAG_LIMIT_S),
      plain('writers: written until sealed, longest', lag?.most ?? Number.NaN, 's'),
    ];
  });
}
