import { existsSync } from 'node:fs';
import { beforeEach, expect, it } from 'vitest';
import { db } from '@/lib/db/client';
import { storedPath } from '@/lib/platform/files/stored-file';
import { importFile } from '@/lib/usecases/files/import-file';
import { readOn } from '@/lib/usecases/files/read-on';
import { startImport } from '@/lib/usecases/files/steer-file';
import { aWorkspace } from '../../../support/builders/a-workspace';
import { actor, fileRow, mapAs, upload } from './import-file';
import { temporaryDataDir } from './temporary-data-dir';

temporaryDataDir();
let workspaceId: string;
beforeEach(async () => {
  ({ id: workspaceId } = await aWorkspace());
});
const content = `email,visits\n${Array.from({ length: 1300 }, (_, i) => `${i === 900 ? 'nobody' : `p${i}@example.com`},${i}`).join('\n')}\n`;
const source = 'file-people';

async function run(options: { dryRun?: boolean; mapping?: unknown; content?: string } = {}) {
  const notes: string[] = [];
  let csv = '';
  let seen = 0;
  async function* bytes() {
    yield Buffer.from(options.content ?? content);
  }
  const summary = await importFile({
    workspaceId,
    actor,
    name: 'people.csv',
    source,
    mapping: options.mapping ?? null,
    dryRun: options.dryRun ?? false,
    bytes: bytes(),
    onProgress: ({ rows }) => {
      seen = rows;
    },
    onNote: (note) => notes.push(note),
    keepRejects: async (lines) => {
      for await (const line of lines) csv += line;
    },
  });
  return { summary, notes, csv, seen };
}
const signals = () => db().signal.count({ where: { workspaceId, source } });

it('imports by what is suggested, tells what it did, and hands out what was not taken', async () => {
  const { summary, notes, csv, seen } = await run();
  expect(summary).toMatchObject({ rows: 1300, accepted: 1299, rejected: 1, duplicates: 0, error: null });
  expect(seen).toBe(1300);
  expect(notes[0]).toBe('By its columns its rows become contact.identified.');
  expect(summary.rejects).toEqual([{ line: 902, message: expect.stringContaining('“nobody”') }]);
  expect(csv).toContain('902,no,');
  expect(await signals()).toBe(1299);
});

it('goes on where an import of the same file was interrupted, and leaves no second copy', async () => {
  const fileId = await upload({ workspaceId, content, source });
  await mapAs(workspaceId, fileId);
  await startImport({ workspaceId, actor, fileId, ask: false });
  await readOn(workspaceId, fileId, 0);
  const { summary, notes } = await run();
  expect(notes).toEqual(['The import of this file was interrupted after 500 rows: it goes on there.']);
  expect(summary).toMatchObject({ rows: 1300, accepted: 1299, duplicates: 0, rejected: 1 });
  expect(await fileRow(fileId)).toMatchObject({ status: 'done' });
  expect(await signals()).toBe(1299);
  const rest = await db().signalFile.findMany({ where: { workspaceId, contentKey: { not: null } } });
  expect(rest).toEqual([]);
});

it('records nothing and keeps nothing of a dry run', async () => {
  const { summary } = await run({ dryRun: true });
  expect(summary).toMatchObject({ rows: 1300, accepted: 1299, rejected: 1 });
  expect(await signals()).toBe(0);
  const [file] = await db().signalFile.findMany({ where: { workspaceId } });
  expect(file).toMatchObject({ status: 'dropped', contentKey: null });
  expect(existsSync(storedPath(file?.id ?? ''))).toBe(false);
});

it('takes a mapping of one’s own, and says what is wrong with it', async () => {
  const mapping = { kind: 'contact.identified', columns: [{ column: 'email', to: 'person.id[shop]' }] };
  expect((await run({ mapping })).summary).toMatchObject({ accepted: 1300 });
  await expect(run({ mapping: { kind: 'contact' } })).rejects.toMatchObject({
    code: 'invalid_request',
    detail: expect.stringContaining('kind'),
  });
});
