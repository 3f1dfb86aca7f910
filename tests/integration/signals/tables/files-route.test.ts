import { Readable } from 'node:stream';
import { beforeEach, describe, expect, it } from 'vitest';
import { POST as postImport } from '@/app/api/v1/files/[id]/import/route';
import { PUT as putMapping } from '@/app/api/v1/files/[id]/mapping/route';
import { GET as getRejects } from '@/app/api/v1/files/[id]/rejects/route';
import { GET as getCsv } from '@/app/api/v1/files/[id]/rejects.csv/route';
import { GET as getOne } from '@/app/api/v1/files/[id]/route';
import { POST as upload } from '@/app/api/v1/files/route';
import {
  fileDetailSchema,
  fileRejectPageSchema,
  fileSamplesSchema,
  fileUploadedSchema,
} from '@/lib/contracts/files';
import { db } from '@/lib/db/client';
import { aWorkspace } from '../../../support/builders/a-workspace';
import { addMember, noParams, sessionRequest, type TestPerson } from '../../auth/support';
import { readToEnd } from './import-file';
import { temporaryDataDir } from './temporary-data-dir';

temporaryDataDir();
let workspaceId: string;
let slug: string;
let editor: TestPerson;
let auditor: TestPerson;
beforeEach(async () => {
  ({ id: workspaceId, slug } = await aWorkspace());
  editor = await addMember(workspaceId, ['admin']);
  // Reads the workspace, and nothing personal.
  auditor = await addMember(workspaceId, ['auditor']);
});

async function ask(
  path: string,
  person: TestPerson,
  init: RequestInit & { duplex?: 'half' } = {},
): Promise<Request> {
  const method = init.method ?? 'GET';
  const { url, headers } = await sessionRequest(person.id, slug, { method, path: `/api/v1/files${path}` });
  return new Request(url, { ...init, method, headers });
}
const put = (path: string, person: TestPerson, body: unknown) =>
  ask(path, person, { method: 'PUT', body: JSON.stringify(body) });
const ofFile = (id: string) => ({ params: Promise.resolve({ id }) });
const csv = 'email,name\nada@example.com,Ada\nnobody,Bo\n';

/** Sends the file in pieces, of a length that nobody says beforehand. */
const send = async (person: TestPerson, pieces: string[], query = '?name=people.csv') =>
  upload(
    await ask(query, person, {
      method: 'POST',
      body: Readable.toWeb(Readable.from(pieces.map((piece) => Buffer.from(piece)))) as ReadableStream,
      duplex: 'half',
    }),
    noParams,
  );
const sent = async () =>
  fileUploadedSchema.parse(await (await send(editor, [csv.slice(0, 15), csv.slice(15)])).json()).fileId;
const mapping = {
  kind: 'contact.identified',
  columns: [
    { column: 'email', to: 'person.email' },
    { column: 'name', to: 'person.name' },
  ],
};

describe('the routes of files', () => {
  it('take a body of any type in pieces, and a mapping, and give back what was not taken', async () => {
    const id = await sent();
    const mapped = await putMapping(await put(`/${id}/mapping`, editor, { mapping }), ofFile(id));
    expect(mapped.status).toBe(200);
    expect(fileSamplesSchema.parse(await mapped.json()).sample).toMatchObject([
      { line: 2, signals: [{ kind: 'contact.identified' }] },
      { line: 3, errors: [{ field: 'email' }] },
    ]);
    const started = await postImport(await ask(`/${id}/import`, editor, { method: 'POST' }), ofFile(id));
    expect(await started.json()).toEqual({ fileId: id, status: 'importing' });
    expect(await db().outboxEvent.count({ where: { workspaceId, name: 'file/requested' } })).toBe(1);
    await readToEnd(workspaceId, id);
    const rejects = await getRejects(await ask(`/${id}/rejects`, editor), ofFile(id));
    expect(fileRejectPageSchema.parse(await rejects.json())).toMatchObject({ total: 1, rows: [{ line: 3 }] });
    const download = await getCsv(await ask(`/${id}/rejects.csv`, editor), ofFile(id));
    expect(download.headers.get('content-disposition')).toBe(`attachment; filename="rejects-of-${id}.csv"`);
    expect(await download.text()).toContain('nobody,Bo');
    const verbs = await db().auditEntry.findMany({ where: { workspaceId }, select: { verb: true } });
    expect(verbs.map(({ verb }) => verb)).toEqual(
      expect.arrayContaining([
        'sources.file_uploaded',
        'sources.file_mapped',
        'sources.file_import_started',
        'sources.file_imported',
        'sources.file_rejects_downloaded',
      ]),
    );
    const entries = await db().auditEntry.findMany({ where: { workspaceId }, select: { canonical: true } });
    expect(JSON.stringify(entries)).not.toMatch(/Ada|ada@|nobody/);
  });

  it('show no row to whoever may not read what is personal, and let nobody change a file without the permission', async () => {
    const id = await sent();
    const shown = fileDetailSchema.parse(
      await (await getOne(await ask(`/${id}`, auditor), ofFile(id))).json(),
    );
    expect(shown.preview).toMatchObject({ rows: null, header: ['email', 'name'] });
    expect(shown.sample).toBeNull();
    expect(JSON.stringify(shown)).not.toMatch(/Ada|ada@/);
    expect((await getCsv(await ask(`/${id}/rejects.csv`, auditor), ofFile(id))).status).toBe(403);
    expect((await send(auditor, [csv])).status).toBe(403);
    expect((await putMapping(await put(`/${id}/mapping`, auditor, { mapping }), ofFile(id))).status).toBe(
      403,
    );
    expect(
      (await postImport(await ask(`/${id}/import`, auditor, { method: 'POST' }), ofFile(id))).status,
    ).toBe(403);
  });

  it('say what is wrong with an upload', async () => {
    const missing = await send(editor, [csv], '');
    expect([missing.status, await missing.json()]).toMatchObject([
      400,
      { invalidParams: [{ name: 'name' }] },
    ]);
    const excel = await send(editor, ['PK\x03\x04 and more']);
    expect([excel.status, await excel.json()]).toMatchObject([
      400,
      { remedy: expect.stringContaining('CSV') },
    ]);
    const empty = await upload(await ask('?name=a.csv', editor, { method: 'POST' }), noParams);
    expect(empty.status).toBe(400);
  });

  it('name the columns of a mapping that does not fit', async () => {
    const id = await sent();
    const wrong = { ...mapping, columns: [{ column: 'mail', to: 'person.email' }] };
    const refused = await putMapping(await put(`/${id}/mapping`, editor, { mapping: wrong }), ofFile(id));
    expect([refused.status, await refused.json()]).toMatchObject([
      400,
      { invalidParams: [{ name: 'mapping.columns[mail]' }] },
    ]);
  });
});
