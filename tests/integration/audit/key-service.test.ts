import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { verifyLog } from '@/lib/core/audit/log/verify-log';
import { appendAuditEntry } from '@/lib/db/repositories/audit-entries';
import { inTransaction } from '@/lib/db/tx';
import { exportLog } from '@/lib/queries/audit/export-log';
import { readAuditLog } from '@/lib/queries/audit/read-audit-log';
import { sealLog } from '@/lib/usecases/audit/seal-log';
import { buildVerifiers } from '@/scripts/verifier/build-verifiers';
import { nodeCryptography } from '@/scripts/verifier/node-cryptography';
import { aWorkspace } from '../../support/builders/a-workspace';
import { startTransitServer, type TransitServer } from '../../support/transit-server';

const seed = process.env.MANDATE_LOG_KEYS ?? '';
let vault: TransitServer;
let workspaceId: string;
beforeEach(async () => {
  await buildVerifiers();
  vault = await startTransitServer();
  vi.stubEnv('VAULT_ADDR', vault.address);
  vi.stubEnv('VAULT_TOKEN', vault.token);
  workspaceId = (await aWorkspace()).id;
});
afterEach(async () => {
  vi.unstubAllEnvs();
  await vault.stop();
});

const anEntry = () =>
  inTransaction((tx) =>
    appendAuditEntry(tx, {
      workspaceId,
      actor: { type: 'system', id: 'test' },
      verb: 'workspace.generator_switched',
      subject: { type: 'workspace', id: workspaceId },
      detail: { on: true },
    }),
  );
async function sealWith(keys: string): Promise<string> {
  vi.stubEnv('MANDATE_LOG_KEYS', keys);
  await anEntry();
  await sealLog(workspaceId);
  return (await readAuditLog(workspaceId)).checkpoint ?? '';
}
async function verify(options: object) {
  const files = new Map(
    await Promise.all(
      (await exportLog(workspaceId, {})).map(async ({ path, read }) => [path, await read()] as const),
    ),
  );
  return verifyLog(nodeCryptography, async (path) => files.get(path) ?? null, options);
}
const signatures = (checkpoint: string) =>
  checkpoint.split('\n').filter((line) => line.startsWith('—')).length;

test('heads are signed by a key that stays in the key service, from a seed of one’s own over every rotation', async () => {
  const kept = [
    await sealWith(seed),
    await sealWith(`${seed}, vault:transit/mandate`),
    await sealWith('vault:transit/mandate'),
  ];
  vault.rotate();
  kept.push(await sealWith('vault:transit/mandate'));
  vault.signFrom(2);
  kept.push(await sealWith('vault:transit/mandate'));
  expect(kept.map(signatures)).toEqual([1, 2, 1, 2, 1]);
  const { keys } = await readAuditLog(workspaceId);
  expect(keys).toHaveLength(3);
  expect((await verify({ keys, kept })).problems).toEqual([]);
  expect(new Set(vault.asked)).toEqual(
    new Set(['GET /v1/transit/keys/mandate', 'POST /v1/transit/sign/mandate']),
  );
});

test('while it does not answer nothing is sealed and nothing lost', async () => {
  await sealWith('vault:transit/mandate');
  // That the key signs is an entry too.
  await sealLog(workspaceId);
  const { size } = await readAuditLog(workspaceId);
  vi.stubEnv('VAULT_TOKEN', 'hvs.revoked');
  await anEntry();
  await expect(sealLog(workspaceId)).rejects.toThrow(/answered GET transit\/keys\/mandate with 403/);
  expect(await readAuditLog(workspaceId)).toMatchObject({ size, pending: 1 });
  vi.stubEnv('VAULT_TOKEN', vault.token);
  await sealLog(workspaceId);
  expect(await readAuditLog(workspaceId)).toMatchObject({ size: size + 1, pending: 0 });
  expect((await verify({})).problems).toEqual([]);
});

test('what is missing or wrong is named', async () => {
  vi.stubEnv('VAULT_ADDR', '');
  await expect(sealWith('vault:transit/mandate')).rejects.toThrow(/set VAULT_ADDR and VAULT_TOKEN/);
  vi.stubEnv('VAULT_ADDR', vault.address);
  await expect(sealWith('vault:transit/other')).rejects.toThrow(/keys\/other with 404/);
  vi.stubEnv('MANDATE_LOG_KEYS', 'vault:mandate');
  await expect(sealLog(workspaceId)).rejects.toThrow(/vault:MOUNT\/NAME/);
});
