import { createHash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { closeDatabase, db } from '../../lib/db/client';
import { eraseAtPlatform } from '../../lib/gateway';
import { downloadEntries } from '../../lib/queries/audit/download-entries';
import { exportLog } from '../../lib/queries/audit/export-log';
import { checkRecord } from '../../lib/usecases/audit/check-record';
import { sealLog } from '../../lib/usecases/audit/seal-log';
import { erasePerson } from '../../lib/usecases/rights/erase-person';
import { findPlatformErasures } from '../../lib/usecases/rights/find-platform-erasures';
import { reapplyErasures } from '../../lib/usecases/rights/reapply-erasures';
import { deployMigrations } from '../../prisma/migrate';
import { startPostgres } from '../../scripts/postgres/start-postgres';
import { makeThrowawayFolder } from '../../scripts/postgres/throwaway-postgres';
import { buildVerifiers } from '../../scripts/verifier/build-verifiers';
import { findText } from '../../tests/support/find-text';
import { anOutreachWorkspace } from '../../tests/support/outreach';
import { CANARY, plantPerson } from '../../tests/support/planted-person';
import type { TestWorkspace } from '../../tests/support/workspace';
import { atLeast, exactly, type Figure, plain } from '../figure';
import { guessFromDump } from './guess-from-dump';
import { runVerifier } from './run-verifier';
import { withFiles } from './write-files';

const PEOPLE = 20;

/**
 * People about whom something is said in every field that takes text are erased. What is left in a dump, in the write-ahead log, in a
 * backup that is brought back, in exports and logs is searched for what was said; and what is left is attacked with a dictionary that
 * holds every true value.
 */
export async function measureErasure(say: (line: string) => void): Promise<Figure[]> {
  const root = await makeThrowawayFolder();
  const ledgers = await mkdtemp(path.join(os.tmpdir(), 'mandate-ledger-'));
  process.env.MANDATE_ERASURE_LEDGER = path.join(ledgers, 'erasures.jsonl');
  const before = process.env.DATABASE_URL;
  const postgres = await startPostgres({ root });
  const use = async (database: string) => {
    await closeDatabase();
    process.env.DATABASE_URL = postgres.url(database);
  };
  try {
    await use('mandate');
    await deployMigrations(postgres.url('mandate'));
    await buildVerifiers();
    const people: { workspace: TestWorkspace; contactId: string }[] = [];
    for (let n = 0; n < PEOPLE; n++) {
      const workspace = await anOutreachWorkspace();
      const { contactId } = await plantPerson(workspace);
      await sealLog(workspace.workspaceId);
      people.push({ workspace, contactId });
    }
    const dictionary = await everythingSaid();
    say(`${PEOPLE} people, ${dictionary.length} values said of them`);

    // The searches are worth something only if they find what is there.
    const walFolder = path.join(root, 'postgres', 'pg_wal');
    const plantedRows = (await findText(CANARY)).length;
    const plantedWal = inFolder(walFolder);
    const noticed = await withFingerprint(dictionary[0] ?? '', () => guessFromDump(dictionary));

    // A backup: a copy of the whole database as it is now, page by page.
    await use('postgres');
    await db().$executeRawUnsafe('CREATE DATABASE backup TEMPLATE mandate');
    await use('mandate');
    for (const { workspace, contactId } of people)
      await erasePerson({
        workspaceId: workspace.workspaceId,
        actor: workspace.admin,
        contactId,
        requestId: null,
      });
    await eraseAtAllPlatforms();
    const dump = await findText(CANARY);
    const guesses = await guessFromDump(dictionary);

    let problems = 0;
    let exported = 0;
    for (const { workspace } of people) {
      await sealLog(workspace.workspaceId);
      problems += (await checkRecord(workspace.workspaceId)).problems.length;
      await sealLog(workspace.workspaceId);
      exported += await canariesInExports(workspace.workspaceId);
    }
    const unverified = await verifyExports(people.map(({ workspace }) => workspace.workspaceId));

    await db().$executeRaw`CHECKPOINT`;
    await db().$queryRaw`SELECT pg_switch_wal()::text`;
    await db().$executeRaw`CHECKPOINT`;
    const wal = inFolder(walFolder);
    const log = countIn(readFileSync(path.join(root, 'postgres.log')));
    const ledger = countIn(readFileSync(process.env.MANDATE_ERASURE_LEDGER));
    say(`dump ${dump.length}, write-ahead log ${wal}, exports ${exported}, problems ${problems}`);

    await use('backup');
    const brought = await db().contact.count({ where: { erasedAt: null } });
    const again = await reapplyErasures();
    await eraseAtAllPlatforms();
    const backup = await findText(CANARY);
    say(`of ${brought} people whom the backup brought back ${again} were erased again`);

    return [
      atLeast('erasure: different values planted for each', dictionary.length, '', 40),
      atLeast('erasure: rows with a canary before', plantedRows, '', PEOPLE),
      atLeast('erasure: canaries in the write-ahead log before', plantedWal, '', PEOPLE),
      atLeast('erasure: guesses confirmed where a fingerprint is planted', noticed.confirmed, '', 1),
      exactly('erasure: rows of the dump with a canary', dump.length, '', 0),
      exactly('erasure: canaries in the write-ahead log', wal, '', 0),
      exactly('erasure: rows of the restored backup with a canary', backup.length, '', 0),
      exactly('erasure: people of the backup erased again', again, '', PEOPLE),
      exactly('erasure: canaries in exports and downloads', exported, '', 0),
      exactly('erasure: canaries in the logs and the ledger', log + ledger, '', 0),
      exactly('erasure: problems of the records', problems, '', 0),
      exactly('erasure: exports that no longer verify', unverified, '', 0),
      plain('erasure: guesses of the dictionary attack', guesses.tried, ''),
      exactly('erasure: guesses that were confirmed', guesses.confirmed, '', 0),
    ];
  } finally {
    await closeDatabase();
    if (before === undefined) delete process.env.DATABASE_URL;
    else process.env.DATABASE_URL = before;
    delete process.env.MANDATE_ERASURE_LEDGER;
    await postgres.stop();
    await rm(root, { recursive: true, force: true });
    await rm(ledgers, { recursive: true, force: true });
  }
}

/** Every value with a canary in it, as it is read before the erasure. */
async function everythingSaid(): Promise<string[]> {
  const said = new Set<string>();
  for (const rows of await Promise.all([
    db().contact.findMany(),
    db().signal.findMany(),
    db().action.findMany(),
    db().decision.findMany(),
    db().execution.findMany(),
    db().approval.findMany(),
    db().approvalMessage.findMany(),
    db().consent.findMany(),
    db().suppression.findMany(),
    db().distressSignal.findMany(),
    db().practiceMessage.findMany(),
  ]))
    collect(rows, said);
  return [...said];
}

function collect(value: unknown, said: Set<string>): void {
  if (typeof value === 'string') {
    if (value.includes(CANARY)) said.add(value);
  } else if (Array.isArray(value)) for (const item of value) collect(item, said);
  else if (typeof value === 'object' && value !== null)
    for (const [name, item] of Object.entries(value)) {
      collect(name, said);
      collect(item, said);
    }
}

/** Does something while the bare fingerprint of a value stands in the database. */
async function withFingerprint<T>(value: string, work: () => Promise<T>): Promise<T> {
  const fingerprint = createHash('sha256').update(value).digest('hex');
  await db().$executeRawUnsafe('CREATE TABLE bench_fingerprint (value text)');
  await db().$executeRaw`INSERT INTO bench_fingerprint VALUES (${fingerprint})`;
  const result = await work();
  await db().$executeRawUnsafe('DROP TABLE bench_fingerprint');
  return result;
}

async function eraseAtAllPlatforms(): Promise<void> {
  for (let open = await findPlatformErasures({}); open.length > 0; open = await findPlatformErasures({}))
    for (const { id, workspaceId } of open) await eraseAtPlatform(workspaceId, id);
}

const countIn = (bytes: Buffer): number => bytes.toString('latin1').toLowerCase().split(CANARY).length - 1;

const inFolder = (folder: string): number =>
  existsSync(folder)
    ? readdirSync(folder, { withFileTypes: true })
        .filter((entry) => entry.isFile())
        .reduce((sum, entry) => sum + countIn(readFileSync(path.join(folder, entry.name))), 0)
    : 0;

async function canariesInExports(workspaceId: string): Promise<number> {
  let found = 0;
  for (const file of await exportLog(workspaceId, {})) found += countIn(Buffer.from(await file.read()));
  for (const format of ['csv', 'json'] as const) {
    const { lines } = await downloadEntries({ id: workspaceId, currency: 'EUR' }, { format });
    for await (const line of lines) found += countIn(Buffer.from(line));
  }
  return found;
}

async function verifyExports(workspaceIds: readonly string[]): Promise<number> {
  let failed = 0;
  for (const workspaceId of workspaceIds) {
    const files = new Map<string, Uint8Array>();
    for (const file of await exportLog(workspaceId, {})) files.set(file.path, await file.read());
    const { code } = await withFiles(files, (folder) => runVerifier(folder));
    if (code !== 0) failed += 1;
  }
  return failed;
}
