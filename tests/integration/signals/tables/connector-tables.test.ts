import { createReadStream, existsSync, readdirSync } from 'node:fs';
import path from 'node:path';
import { beforeAll, expect, it } from 'vitest';
import { db } from '@/lib/db/client';
import { aWorkspace } from '../../../support/builders/a-workspace';
import { fileRow, importWhole } from './import-file';
import { temporaryDataDir } from './temporary-data-dir';

const data = path.resolve(import.meta.dirname, '../../../../../shared/data/connectors');
const here = existsSync(data);
if (!here) console.warn('SKIPPED: loading the tables of real platforms, because shared/data is not there.');

const folders = here ? readdirSync(data) : [];
const files = folders.flatMap((folder) =>
  readdirSync(path.join(data, folder))
    .filter((name) => name.endsWith('.csv'))
    .map((name) => path.join(data, folder, name)),
);

temporaryDataDir();
let workspaceId: string;
beforeAll(async () => {
  ({ id: workspaceId } = await aWorkspace());
});

it.skipIf(!here)(
  'loads every table of the connectors: each row is a signal, and the counts are those of the database',
  async () => {
    expect(files).toHaveLength(127);
    const totals = { rows: 0, accepted: 0, duplicates: 0, rejected: 0, quarantined: 0, further: 0 };
    const unlike: unknown[] = [];
    for (const file of files) {
      const name = path.basename(file);
      const fileId = await importWhole({ workspaceId, content: createReadStream(file), name });
      const row = await fileRow(fileId);
      for (const key of Object.keys(totals) as (keyof typeof totals)[]) totals[key] += row[key];
      const { name: source } = await db().source.findUniqueOrThrow({ where: { id: row.sourceId } });
      const recorded = await db().signal.count({ where: { workspaceId, source } });
      if (row.status !== 'done' || row.accepted !== row.rows || recorded !== row.accepted + row.further)
        unlike.push({
          name,
          recorded,
          status: row.status,
          error: row.error,
          rows: row.rows,
          accepted: row.accepted,
        });
    }
    expect(unlike).toEqual([]);
    expect(totals).toMatchObject({ rows: 7973, accepted: 7973, duplicates: 0, rejected: 0, quarantined: 0 });
    const signals = await db().signal.count({ where: { workspaceId } });
    expect(signals).toBe(totals.accepted + totals.further);
    const contacts = await db().contact.count({ where: { workspaceId } });
    const accounts = await db().account.count({ where: { workspaceId } });
    console.info({ ...totals, signals, contacts, accounts });
  },
  600_000,
);
