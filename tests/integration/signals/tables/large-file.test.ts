import { mkdirSync, readdirSync, statSync } from 'node:fs';
import path from 'node:path';
import { beforeAll, expect, it } from 'vitest';
import { maskSealed } from '@/lib/db/open-sealed';
import { readFile } from '@/lib/queries/files/read-file';
import { startCheck } from '@/lib/usecases/files/steer-file';
import { aWorkspace } from '../../../support/builders/a-workspace';
import { actor, fileRow, mapAs, readToEnd, upload } from './import-file';
import { temporaryDataDir } from './temporary-data-dir';

const folder = temporaryDataDir();
let workspaceId: string;
beforeAll(async () => {
  ({ id: workspaceId } = await aWorkspace());
});

const ROWS = 30_000;
const filler = 'x'.repeat(960);
async function* generated(): AsyncGenerator<Uint8Array> {
  yield Buffer.from('email,note\n');
  for (let i = 0; i < ROWS; i++) yield Buffer.from(`p${i}@example.com,${filler}${i}\n`);
}

it('takes 30 MB in, and reads all of it, without holding it', async () => {
  mkdirSync(folder, { recursive: true });
  globalThis.gc?.();
  const before = process.memoryUsage();
  let peak = 0;
  const watch = setInterval(() => {
    const { arrayBuffers } = process.memoryUsage();
    peak = Math.max(peak, arrayBuffers - before.arrayBuffers);
  }, 5);
  try {
    const fileId = await upload({ workspaceId, content: generated(), name: 'large.csv' });
    const { bytes } = await fileRow(fileId);
    expect(Number(bytes)).toBeGreaterThan(29_000_000);
    const stored = readdirSync(path.join(folder, 'files'));
    expect(stored).toEqual([fileId]);
    expect(statSync(path.join(folder, 'files', fileId)).size).toBeGreaterThan(29_000_000);
    const uploadPeak = peak;
    await mapAs(workspaceId, fileId);
    await startCheck({ workspaceId, actor, fileId, ask: false });
    const steps = await readToEnd(workspaceId, fileId, 500);
    expect(await fileRow(fileId)).toMatchObject({ status: 'checked', rows: ROWS, accepted: ROWS });
    expect(steps).toBeGreaterThan(2);
    console.info({ bytes, steps, uploadPeakMb: uploadPeak / 1e6, peakMb: peak / 1e6 });
    // Bytes lie outside of the heap: what is held of the file at any time shows there.
    expect(peak).toBeLessThan(20_000_000);
    const masked = await maskSealed(() => readFile(workspaceId, fileId));
    expect(JSON.stringify(masked)).not.toContain('@example.com');
  } finally {
    clearInterval(watch);
  }
}, 300_000);
