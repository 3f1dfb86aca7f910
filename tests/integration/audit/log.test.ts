import { beforeAll, describe, expect, test, vi } from 'vitest';
import { verifyEntry } from '@/lib/core/audit/log/verify-entry';
import { verifyLog } from '@/lib/core/audit/log/verify-log';
import { db } from '@/lib/db/client';
import { appendAuditEntry } from '@/lib/db/repositories/audit-entries';
import { inTransaction } from '@/lib/db/tx';
import { exportLog } from '@/lib/queries/audit/export-log';
import { readAuditLog } from '@/lib/queries/audit/read-audit-log';
import { readEntryProof } from '@/lib/queries/audit/read-entry-proof';
import { sealLog } from '@/lib/usecases/audit/seal-log';
import { buildVerifiers } from '@/scripts/verifier/build-verifiers';
import { nodeCryptography } from '@/scripts/verifier/node-cryptography';
import { aWorkspace } from '../../support/builders/a-workspace';

beforeAll(buildVerifiers);

const actor = { type: 'system' as const, id: 'test' };
const anEntry = (workspaceId: string, subject = workspaceId) =>
  inTransaction((tx) =>
    appendAuditEntry(tx, {
      workspaceId,
      actor,
      verb: 'workspace.generator_switched',
      subject: { type: 'workspace', id: subject },
      detail: { on: true },
    }),
  );
const entriesOf = (workspaceId: string) =>
  db().auditLeaf.findMany({ where: { workspaceId }, orderBy: { index: 'asc' }, include: { entry: true } });

/** What an auditor has: the files of the export. */
async function exported(workspaceId: string): Promise<Map<string, Uint8Array>> {
  const files = await exportLog(workspaceId, {});
  return new Map(await Promise.all(files.map(async (file) => [file.path, await file.read()] as const)));
}
const verify = (files: Map<string, Uint8Array>, options = {}) =>
  verifyLog(nodeCryptography, async (path) => files.get(path) ?? null, options);

describe('the log of a workspace', () => {
  test('takes up each entry once, in the order of its subject, whoever writes and seals at the same time', async () => {
    const { id: workspaceId } = await aWorkspace();
    const writers = Array.from({ length: 16 }, async (_, writer) => {
      for (let n = 0; n < 10; n++) await anEntry(workspaceId, `subject-${writer % 4}`);
    });
    let writing = true;
    const sealer = async () => {
      while (writing) await sealLog(workspaceId);
    };
    const sealers = [sealer(), sealer()];
    await Promise.all(writers);
    writing = false;
    await Promise.all(sealers);
    await sealLog(workspaceId);

    const leaves = await entriesOf(workspaceId);
    expect(leaves.map(({ index }) => Number(index))).toEqual(leaves.map((_, i) => i));
    expect(leaves).toHaveLength(await db().auditEntry.count({ where: { workspaceId } }));
    expect(await db().auditPending.count({ where: { workspaceId } })).toBe(0);
    expect((await verify(await exported(workspaceId))).problems).toEqual([]);
  });

  test('is in the order in which the changes of a subject were committed', async () => {
    const { id: workspaceId } = await aWorkspace();
    // Each holds the subject while it writes, as every use case does.
    const order: string[] = [];
    const seals: Promise<number>[] = [];
    await Promise.all(
      Array.from({ length: 20 }, () =>
        inTransaction(async (tx) => {
          await tx.$queryRaw`SELECT id FROM workspaces WHERE id = ${workspaceId} FOR UPDATE`;
          order.push(
            await appendAuditEntry(tx, {
              workspaceId,
              actor,
              verb: 'workspace.generator_switched',
              subject: { type: 'workspace', id: workspaceId },
              detail: { on: order.length % 2 === 0 },
            }),
          );
          if (order.length % 5 === 0) seals.push(sealLog(workspaceId));
        }),
      ),
    );
    await Promise.all(seals);
    await sealLog(workspaceId);
    const sealed = (await entriesOf(workspaceId)).map(({ entryId }) => entryId);
    expect(sealed.filter((entryId) => order.includes(entryId))).toEqual(order);
  });

  test('grows over the edge of a tile, one seal at a time, and an entry is proved by every later head', async () => {
    const { id: workspaceId } = await aWorkspace();
    const first = await anEntry(workspaceId);
    await sealLog(workspaceId);
    const kept = (await readAuditLog(workspaceId)).checkpoint ?? '';
    // Beside them the entry of the key that the first seal signed with.
    for (const many of [253, 1, 1, 300]) {
      for (let n = 0; n < many; n += 50)
        await Promise.all(Array.from({ length: Math.min(50, many - n) }, () => anEntry(workspaceId)));
      await sealLog(workspaceId);
      const proof = await readEntryProof(workspaceId, first);
      const { canonical } = await db().auditEntry.findUniqueOrThrow({ where: { id: first } });
      expect(verifyEntry(nodeCryptography, canonical, proof)).toMatchObject({
        isSigned: true,
        isIncluded: true,
      });
      expect(verifyEntry(nodeCryptography, `${canonical} `, proof)).toMatchObject({ isIncluded: false });
    }
    const report = await verify(await exported(workspaceId), { kept: [kept] });
    expect(report).toMatchObject({ problems: [], entries: 557, grownFrom: [1, 255, 256, 257, 1] });
  });

  test('lets nothing be changed, dropped or forgotten, by SQL either', async () => {
    const { id: workspaceId } = await aWorkspace();
    await anEntry(workspaceId);
    await expect(db().$executeRaw`DELETE FROM audit_pending`).rejects.toThrow(/only with its place/);
    await expect(db().$executeRaw`UPDATE audit_pending SET entry_id = 'other'`).rejects.toThrow(
      /append-only/,
    );
    await sealLog(workspaceId);
    for (const table of ['audit_leaves', 'audit_checkpoints', 'audit_entries']) {
      await expect(db().$executeRawUnsafe(`DELETE FROM ${table}`)).rejects.toThrow(/append-only/);
      await expect(db().$executeRawUnsafe(`TRUNCATE ${table} CASCADE`)).rejects.toThrow(/append-only/);
    }
    await expect(db().$executeRaw`UPDATE audit_logs SET size = 0`).rejects.toThrow(/never gets shorter/);
  });

  test('refuses an entry that no log could hold, and with it the change', async () => {
    const { id: workspaceId } = await aWorkspace();
    await expect(
      inTransaction((tx) =>
        appendAuditEntry(tx, {
          workspaceId,
          actor,
          verb: 'agents.scope_proposed',
          subject: { type: 'agent', id: 'agt_1' },
          detail: { scopeId: 'scp_1', version: 1, changes: ['ü'.repeat(40_000)] },
        }),
      ),
    ).rejects.toMatchObject({ code: 'invalid_request' });
    expect(await db().auditEntry.count({ where: { workspaceId } })).toBe(0);
  });

  test('a new key signs beside the old one; heads of both times are checked, and each key is on record', async () => {
    const { id: workspaceId } = await aWorkspace();
    const old = process.env.MANDATE_LOG_KEYS ?? '';
    const added = Buffer.alloc(32, 'another key').toString('base64');
    const sealWith = async (keys: string) => {
      vi.stubEnv('MANDATE_LOG_KEYS', keys);
      await anEntry(workspaceId);
      await sealLog(workspaceId);
      return (await readAuditLog(workspaceId)).checkpoint ?? '';
    };
    const heads = [await sealWith(old), await sealWith(`${old},${added}`), await sealWith(added)];
    vi.unstubAllEnvs();
    const { keys } = await readAuditLog(workspaceId);
    expect(keys).toHaveLength(2);
    const files = await exported(workspaceId);
    // Who kept the old key can check what both signed, and sees that the new one alone is not enough for them.
    expect((await verify(files, { kept: heads })).problems).toEqual([]);
    expect((await verify(files, { keys: [keys[0]] })).problems).toEqual([
      expect.stringContaining('is signed by none of the keys'),
    ]);
    expect(await db().auditEntry.count({ where: { workspaceId, verb: 'workspace.record_key_added' } })).toBe(
      2,
    );
  });

  test('says of an entry that is not sealed yet that it will be, and nothing of those of others', async () => {
    const { id: workspaceId } = await aWorkspace();
    const entryId = await anEntry(workspaceId);
    await expect(readEntryProof(workspaceId, entryId)).rejects.toMatchObject({ code: 'unavailable' });
    const other = await aWorkspace();
    await expect(readEntryProof(other.id, entryId)).rejects.toMatchObject({ code: 'not_found' });
  });
});
