import { unzipSync } from 'fflate';
import { beforeAll, describe, expect, test } from 'vitest';
import { POST as check } from '@/app/api/v1/audit-log/checks/route';
import { GET as download } from '@/app/api/v1/audit-log/export/route';
import { GET as file } from '@/app/api/v1/audit-log/files/[...path]/route';
import { GET as read } from '@/app/api/v1/audit-log/route';
import { verifyLog } from '@/lib/core/audit/log/verify-log';
import { db } from '@/lib/db/client';
import { sealLog } from '@/lib/usecases/audit/seal-log';
import { buildVerifiers } from '@/scripts/verifier/build-verifiers';
import { nodeCryptography } from '@/scripts/verifier/node-cryptography';
import { anAssignmentDone } from '../../support/rollback';
import { aWorkspace, type TestWorkspace } from '../../support/workspace';
import { addMember, sessionRequest } from '../auth/support';

let workspace: TestWorkspace;
let slug: string;
let auditor: string;
beforeAll(async () => {
  await buildVerifiers();
  workspace = await aWorkspace();
  ({ slug } = await db().workspace.findUniqueOrThrow({ where: { id: workspace.workspaceId } }));
  auditor = (await addMember(workspace.workspaceId, ['auditor'])).id;
  await anAssignmentDone(workspace);
  await sealLog(workspace.workspaceId);
});

const none = { params: Promise.resolve({}) };
const fileOf = async (path: string) =>
  file(await sessionRequest(auditor, slug), { params: Promise.resolve({ path: path.split('/') }) });
const exported = async (query = '') =>
  download(await sessionRequest(auditor, slug, { path: `/api/v1/audit-log/export${query}` }));

describe('an auditor', () => {
  test('reads how far the record is sealed, and has it checked', async () => {
    const log = await (await read(await sessionRequest(auditor, slug), none)).json();
    expect(log).toMatchObject({ size: expect.any(Number), check: null });
    const asked = await check(await sessionRequest(auditor, slug, { method: 'POST' }), none);
    expect(asked.status).toBe(202);
    expect(
      await db().outboxEvent.count({
        where: { workspaceId: workspace.workspaceId, name: 'record/check-requested' },
      }),
    ).toBe(1);
  });

  test('downloads an export that holds, and is on record for it', async () => {
    const answer = await exported();
    expect(answer.headers.get('content-type')).toBe('application/zip');
    const files = unzipSync(new Uint8Array(await answer.arrayBuffer()));
    expect(Object.keys(files)).toEqual(
      expect.arrayContaining([
        'README.md',
        'checkpoint',
        'keys.txt',
        'verify.mjs',
        'verify.html',
        'proofs.json',
      ]),
    );
    const report = await verifyLog(nodeCryptography, async (path) => files[path] ?? null);
    expect(report.problems).toEqual([]);
    expect(report.entries).toBeGreaterThan(3);
    expect(
      await db().auditEntry.findFirstOrThrow({
        where: { workspaceId: workspace.workspaceId, verb: 'workspace.record_exported' },
      }),
    ).toMatchObject({ actorId: auditor });
  });

  test('downloads a range, and is told where there is none', async () => {
    const files = unzipSync(new Uint8Array(await (await exported('?from=1&to=3')).arrayBuffer()));
    const report = await verifyLog(nodeCryptography, async (path) => files[path] ?? null, {
      range: { from: 1, to: 3 },
    });
    expect(report.problems).toEqual([]);
    for (const range of ['?from=3&to=3', '?to=100000', '?from=x']) {
      const answer = await exported(range);
      expect({ range, status: answer.status }).toEqual({ range, status: 400 });
      expect(await answer.json()).toMatchObject({ invalidParams: [{ in: 'query' }] });
    }
  });

  test('reads the log as tiles, and nothing that is no file of it', async () => {
    const head = await (await fileOf('checkpoint')).text();
    const size = Number(head.split('\n')[1]);
    const tile = new Uint8Array(await (await fileOf(`tile/0/000.p/${size}`)).arrayBuffer());
    expect(tile).toHaveLength(size * 32);
    expect((await fileOf(`tile/entries/000.p/${size}`)).status).toBe(200);
    for (const path of ['tile/0/000', 'tile/entries/001.p/1', 'tile/9/000.p/1', 'secrets.json'])
      expect({ path, status: (await fileOf(path)).status }).toEqual({ path, status: 404 });
  });

  test('of another workspace learns nothing', async () => {
    const other = await aWorkspace();
    const stranger = (await addMember(other.workspaceId, ['auditor'])).id;
    expect((await read(await sessionRequest(stranger, slug), none)).status).toBe(404);
    expect((await download(await sessionRequest(stranger, slug))).status).toBe(404);
  });
});
