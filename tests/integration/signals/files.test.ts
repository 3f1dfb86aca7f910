import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { gzipSync } from 'node:zlib';
import { beforeEach, describe, expect, it } from 'vitest';
import { AppError } from '@/lib/core/shared/app-error';
import { db } from '@/lib/db/client';
import { maskSealed } from '@/lib/db/open-sealed';
import { withClock } from '@/lib/platform/clock';
import { storedPath } from '@/lib/platform/files/stored-file';
import { downloadRejects } from '@/lib/queries/files/download-rejects';
import { listFiles } from '@/lib/queries/files/list-files';
import { listRejects } from '@/lib/queries/files/list-rejects';
import { readFile, sampleFile } from '@/lib/queries/files/read-file';
import { readOn } from '@/lib/usecases/files/read-on';
import { dropFile, pauseFile, resumeFile, startCheck, startImport } from '@/lib/usecases/files/steer-file';
import { clearFiles } from '@/lib/usecases/files/tend-files';
import { addSource } from '@/lib/usecases/sources/change-sources';
import { aWorkspace } from '../../support/builders/a-workspace';
import { actor, fileRow, importWhole, mapAs, readToEnd, upload } from './tables/import-file';
import { temporaryDataDir } from './tables/temporary-data-dir';

temporaryDataDir();
let workspaceId: string;
beforeEach(async () => {
  ({ id: workspaceId } = await aWorkspace());
});
const named = {
  kind: 'contact.identified' as const,
  columns: [
    { column: 'email', to: 'person.email' },
    { column: 'name', to: 'person.name' },
  ],
};
const signals = () => db().signal.count({ where: { workspaceId } });
const steer = (fileId: string) => ({ workspaceId, actor, fileId, ask: false });

/** `bad` of the rows, spread evenly, have no address that is one. */
function people(rows: number, bad = 0): string {
  const every = bad > 0 ? Math.floor(rows / bad) : Number.POSITIVE_INFINITY;
  const lines = Array.from({ length: rows }, (_, i) => {
    const email = (i + 1) % every === 0 && (i + 1) / every <= bad ? 'nobody' : `p${i}@example.com`;
    return `${email},Person ${i},${i % 40},2026-05-${String(1 + (i % 28)).padStart(2, '0')}`;
  });
  return `email,name,visits,signed up at\n${lines.join('\n')}\n`;
}

describe('a file', () => {
  it('is uploaded, mapped, checked without a trace, and imported, and its counts are what the database holds', async () => {
    const fileId = await upload({ workspaceId, content: people(1203, 3), source: 'file-people' });
    const before = await readFile(workspaceId, fileId);
    expect(before).toMatchObject({ status: 'uploaded', source: { name: 'file-people' }, sameAs: null });
    expect(before.preview?.columns.map(({ column, type }) => [column, type])).toEqual([
      ['email', 'email'],
      ['name', 'text'],
      ['visits', 'number'],
      ['signed up at', 'date'],
    ]);
    expect(before.suggestion?.mapping.kind).toBe('contact.identified');
    expect(before.sample?.[0]?.signals[0]).toMatchObject({ kind: 'contact.identified' });
    await mapAs(workspaceId, fileId);

    await startCheck(steer(fileId));
    await readToEnd(workspaceId, fileId);
    const counts = { rows: 1203, accepted: 1200, duplicates: 0, rejected: 3, quarantined: 0 };
    expect(await fileRow(fileId)).toMatchObject({ status: 'checked', ...counts });
    expect(await signals()).toBe(0);
    expect(await db().contact.count({ where: { workspaceId } })).toBe(0);
    expect((await readFile(workspaceId, fileId)).reasons).toEqual([
      { field: 'email', message: expect.stringContaining('is not an e-mail address'), rows: 3 },
    ]);

    await startImport(steer(fileId));
    await readToEnd(workspaceId, fileId);
    expect(await fileRow(fileId)).toMatchObject({ status: 'done', ...counts, contentKey: null });
    expect(existsSync(storedPath(fileId))).toBe(false);
    expect(await signals()).toBe(1200);
    expect(await db().contact.count({ where: { workspaceId } })).toBe(1200);
    const source = await db().source.findFirstOrThrow({ where: { workspaceId, name: 'file-people' } });
    const hours = await db().sourceHour.aggregate({
      where: { sourceId: source.id },
      _sum: { accepted: true, rejected: true },
    });
    expect(hours._sum).toEqual({ accepted: 1200, rejected: 3 });
    expect((await listFiles(workspaceId, { limit: 10 })).rows).toMatchObject([{ id: fileId, progress: 1 }]);
  });

  it('lies encrypted, and what is kept of its rejected rows too', async () => {
    const fileId = await upload({
      workspaceId,
      content: 'email,name\nada-at-home,Ada Lovelace\nb@example.com,Bo\n',
    });
    expect(readFileSync(storedPath(fileId)).includes('Lovelace')).toBe(false);
    await mapAs(workspaceId, fileId, named);
    await startImport(steer(fileId));
    await readToEnd(workspaceId, fileId);
    const [reject] = await db().signalFileReject.findMany({ where: { fileId } });
    expect(JSON.stringify(reject?.errors)).not.toContain('ada-at-home');
    expect(Buffer.from(reject?.content ?? []).includes('Lovelace')).toBe(false);
    const page = await listRejects(workspaceId, fileId, { limit: 10 });
    expect(page).toMatchObject({ total: 1, nextCursor: null, rows: [{ line: 2, ordinal: 1 }] });
    expect(page.rows[0]?.row).toContain('Ada Lovelace');
    expect(page.rows[0]?.errors[0]?.message).toContain('“ada-at-home”');
    const masked = await maskSealed(() => listRejects(workspaceId, fileId, { limit: 10 }));
    expect(JSON.stringify(masked)).not.toMatch(/Lovelace|ada-at-home/);
    const { lines } = await downloadRejects(workspaceId, fileId);
    let csv = '';
    for await (const line of lines) csv += line;
    expect(csv).toMatch(/^line,held_back,reasons,email,name\n2,no,.*,ada-at-home,Ada Lovelace\n$/);
  });

  it('is paused in the middle, records nothing further, and goes on with the next row', async () => {
    const fileId = await upload({ workspaceId, content: people(2200, 2) });
    await mapAs(workspaceId, fileId);
    await startImport(steer(fileId));
    expect(await readOn(workspaceId, fileId, 0)).toMatchObject({ isOver: false, rows: 500 });
    await pauseFile(steer(fileId));
    expect(await readOn(workspaceId, fileId, 60_000)).toMatchObject({ isOver: true, rows: 0 });
    expect(await fileRow(fileId)).toMatchObject({ status: 'paused', rows: 500 });
    expect(await signals()).toBe(500);
    await resumeFile(steer(fileId));
    // One batch in each step, as if the process died after each.
    expect(await readToEnd(workspaceId, fileId, 0)).toBe(4);
    expect(await fileRow(fileId)).toMatchObject({
      status: 'done',
      rows: 2200,
      accepted: 2198,
      duplicates: 0,
      rejected: 2,
    });
    expect(await signals()).toBe(2198);
  });

  it('keeps nothing of a batch during which it was paused', async () => {
    const fileId = await upload({ workspaceId, content: people(3000) });
    await mapAs(workspaceId, fileId);
    await startImport(steer(fileId));
    const reading = readOn(workspaceId, fileId, 60_000);
    await pauseFile(steer(fileId));
    await reading;
    const { rows, accepted } = await fileRow(fileId);
    expect(rows).toBeLessThan(3000);
    expect(await signals()).toBe(accepted);
    await resumeFile(steer(fileId));
    await readToEnd(workspaceId, fileId);
    expect(await fileRow(fileId)).toMatchObject({ rows: 3000, accepted: 3000, duplicates: 0 });
  });

  it('is read once by two readers at the same time', async () => {
    const fileId = await upload({ workspaceId, content: people(2000, 4) });
    await mapAs(workspaceId, fileId);
    await startImport(steer(fileId));
    await Promise.all([readToEnd(workspaceId, fileId, 0), readToEnd(workspaceId, fileId, 0)]);
    await readToEnd(workspaceId, fileId);
    expect(await fileRow(fileId)).toMatchObject({
      status: 'done',
      rows: 2000,
      accepted: 1996,
      duplicates: 0,
      rejected: 4,
    });
    expect(await signals()).toBe(1996);
  });

  it('says nothing new the second time, and is recognised beforehand', async () => {
    const content = people(700);
    const first = await importWhole({ workspaceId, content, source: 'file-people' });
    const second = await upload({
      workspaceId,
      content: gzipSync(content),
      source: 'file-people',
      name: 'again.csv.gz',
    });
    expect(await readFile(workspaceId, second)).toMatchObject({ sameAs: { id: first } });
    await mapAs(workspaceId, second);
    await startCheck(steer(second));
    await readToEnd(workspaceId, second);
    expect(await fileRow(second)).toMatchObject({ status: 'checked', accepted: 0, duplicates: 700 });
    await startImport(steer(second));
    await readToEnd(workspaceId, second);
    expect(await fileRow(second)).toMatchObject({ status: 'done', accepted: 0, duplicates: 700 });
    expect(await signals()).toBe(700);
  });

  it('counts rows of a JSON array that stand on one line each by itself', async () => {
    const rows = Array.from({ length: 1100 }, (_, i) => ({
      email: `p${i % 10}@example.com`,
      user: { plan: 'pro' },
    }));
    const fileId = await importWhole({ workspaceId, content: JSON.stringify(rows), name: 'rows.json' });
    expect(await fileRow(fileId)).toMatchObject({ rows: 1100, accepted: 1100, duplicates: 0 });
    expect(await signals()).toBe(1100);
  });

  it('reads a charset that somebody names where the guess is wrong', async () => {
    const content = Buffer.from('email;name\na@example.com;\xd7\xd8\n', 'latin1');
    const fileId = await upload({ workspaceId, content });
    const guessed = await readFile(workspaceId, fileId);
    expect(guessed.preview).toMatchObject({
      charset: { name: 'windows-1252', guessed: true },
      delimiter: ';',
    });
    await mapAs(workspaceId, fileId, named, { charset: 'windows-1251' });
    expect((await readFile(workspaceId, fileId)).preview?.rows?.[0]?.cells).toMatchObject({ name: 'ЧШ' });
    await startImport(steer(fileId));
    await readToEnd(workspaceId, fileId);
    const [contact] = await db().contact.findMany({ where: { workspaceId } });
    expect(contact?.name).toBe('ЧШ');
  });
});

describe('a mapping', () => {
  it('is refused by the column that is wrong, and shows what the first rows say before it is kept', async () => {
    const fileId = await upload({ workspaceId, content: people(30) });
    const mapping = {
      kind: 'contact.identified' as const,
      columns: [{ column: 'e-mail', to: 'person.email' }],
    };
    const refused = await mapAs(workspaceId, fileId, mapping).catch((error: unknown) => error);
    expect(refused).toMatchObject({
      code: 'invalid_request',
      invalidParams: [
        { name: 'mapping.columns[e-mail]', reason: expect.stringContaining('no column e-mail') },
      ],
    });
    const tried = await sampleFile(workspaceId, fileId, { mapping }, true);
    expect(tried.problems).toHaveLength(1);
    expect(tried.sample?.[0]?.errors[0]?.message).toContain('names nobody');
    expect((await sampleFile(workspaceId, fileId, { mapping }, false)).sample).toBeNull();
    expect(await fileRow(fileId)).toMatchObject({ status: 'uploaded', mapping: null });
    await expect(startImport(steer(fileId))).rejects.toMatchObject({ code: 'conflict' });
  });

  it('stays as it is once rows were recorded by it', async () => {
    const fileId = await upload({ workspaceId, content: people(1200) });
    await mapAs(workspaceId, fileId);
    await startImport(steer(fileId));
    await readOn(workspaceId, fileId, 0);
    await pauseFile(steer(fileId));
    await expect(mapAs(workspaceId, fileId, named)).rejects.toMatchObject({ code: 'conflict' });
  });
});

describe('a file that can’t be read', () => {
  it.each([
    ['an Excel workbook', Buffer.from('PK\x03\x04 sheet'), /Excel/],
    ['nothing', Buffer.alloc(0), /empty/],
    ['no text', Buffer.from([0, 1, 2, 0, 0, 3, 0, 0]), /not text/],
    ['a gzip bomb', gzipSync(Buffer.alloc(60_000_000, 'a,b\n')), /unpacks to more than 200 times/],
    ['a damaged archive', gzipSync(people(5000)).subarray(0, 5000), /ends too early/],
  ])('is refused when it is %s, and leaves nothing', async (_, content, reason) => {
    const refused: unknown = await upload({ workspaceId, content }).catch((error: unknown) => error);
    expect(refused).toBeInstanceOf(AppError);
    expect(String((refused as AppError).detail)).toMatch(reason);
    expect((refused as AppError).remedy).toBeTruthy();
    expect(await db().signalFile.count({ where: { workspaceId } })).toBe(0);
    expect(await db().source.count({ where: { workspaceId } })).toBe(0);
  });

  it('records what stands before a quote that is never closed, and says where it is', async () => {
    const content = `${people(600)}p@example.com,"never closed,1,2026-05-01\nq@example.com,Q,1,2026-05-01\n`;
    const fileId = await importWhole({ workspaceId, content });
    const row = await fileRow(fileId);
    expect(row).toMatchObject({ status: 'failed', rows: 600, accepted: 600 });
    expect(row.error).toMatch(/line 602 is never closed/);
    expect(await signals()).toBe(600);
  });

  it('has rows with a wrong number of cells rejected by line, and rows that hold what only we may write', async () => {
    const content = 'email,name\na@example.com\nb@example.com,B\nc@example.com,sealed:1s:con_1:AAAA\n';
    const fileId = await importWhole({ workspaceId, content });
    expect(await fileRow(fileId)).toMatchObject({ rows: 3, accepted: 1, rejected: 2 });
    const { rows } = await listRejects(workspaceId, fileId, { limit: 10 });
    expect(rows.map(({ line, errors }) => [line, errors[0]?.message])).toEqual([
      [2, 'This row has 1 cells where the header has 2.'],
      [4, expect.stringContaining('nobody may write one')],
    ]);
  });
});

describe('what is left of files', () => {
  it('goes when somebody drops one, and after a week', async () => {
    const dropped = await upload({ workspaceId, content: people(10), name: 'one.csv' });
    await dropFile(steer(dropped));
    expect(existsSync(storedPath(dropped))).toBe(false);
    await expect(readFile(workspaceId, dropped)).rejects.toMatchObject({ code: 'not_found' });

    const forgotten = await upload({ workspaceId, content: people(10, 1), name: 'two.csv' });
    const imported = await importWhole({ workspaceId, content: people(20, 1), name: 'three.csv' });
    expect(await clearFiles(100)).toEqual({ files: 0, stored: 0 });
    // An upload whose process died before it was done.
    writeFileSync(storedPath('fil_broken'), 'part');
    const later = new Date(Date.now() + 8 * 24 * 3_600_000);
    expect(await withClock(later, () => clearFiles(100))).toMatchObject({ stored: 1 });
    expect(existsSync(storedPath('fil_broken'))).toBe(false);
    expect(existsSync(storedPath(forgotten))).toBe(false);
    expect(await fileRow(forgotten)).toMatchObject({ status: 'dropped', contentKey: null });
    expect(await fileRow(imported)).toMatchObject({ status: 'done', rejected: 1 });
    expect(await db().signalFileReject.count({ where: { fileId: imported } })).toBe(0);
  });

  it('takes no file for a source of another kind, or that is switched off', async () => {
    const config = { format: 'segment' as const, signature: { scheme: 'key' as const } };
    await addSource({ workspaceId, actor, name: 'site', title: 'Site', config, secrets: [] });
    await expect(upload({ workspaceId, content: people(1), source: 'site' })).rejects.toMatchObject({
      code: 'conflict',
    });
  });

  it('is nobody else’s', async () => {
    const fileId = await upload({ workspaceId, content: people(5) });
    const { id: other } = await aWorkspace();
    await expect(readFile(other, fileId)).rejects.toMatchObject({ code: 'not_found' });
    await expect(dropFile({ ...steer(fileId), workspaceId: other })).rejects.toMatchObject({
      code: 'not_found',
    });
  });
});
