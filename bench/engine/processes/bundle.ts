import { mkdtempSync, rmSync } from 'node:fs';
import path from 'node:path';
import { build } from 'esbuild';

const root = path.resolve(import.meta.dirname, '../../..');

/**
 * Bundles one of the files beside this one, as the product is when it is shipped: run from source, a process spends seconds on
 * translating itself each time it is started. Packages stay where they are, so the bundle lies in the project, among what is not kept.
 */
export async function bundle(file: string): Promise<{ path: string; remove: () => void }> {
  const folder = mkdtempSync(path.join(root, 'node_modules/.mandate-bench-'));
  const outfile = path.join(folder, 'bundle.mjs');
  await build({
    entryPoints: [path.join(import.meta.dirname, file)],
    outfile,
    alias: { '@': root },
    bundle: true,
    packages: 'external',
    platform: 'node',
    format: 'esm',
    target: 'node20',
    logLevel: 'error',
  });
  return { path: outfile, remove: () => rmSync(folder, { recursive: true, force: true }) };
}
