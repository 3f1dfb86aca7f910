import { execFile } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { promisify } from 'node:util';
import { build } from 'esbuild';

const MOST_OUTPUT = 2 ** 20;

/**
 * Runs a file beside this one by itself in a process of its own, bundled as the app is when it is shipped: run from source, every
 * function made along the way is given its name again, which costs the core a fifth of its speed.
 * @returns what it wrote, as JSON.
 */
export async function runBundled(file: string): Promise<unknown> {
  const folder = mkdtempSync(path.join(tmpdir(), 'mandate-bench-'));
  const outfile = path.join(folder, 'bundle.mjs');
  try {
    await build({
      entryPoints: [path.join(import.meta.dirname, file)],
      outfile,
      bundle: true,
      platform: 'node',
      format: 'esm',
      target: 'node20',
      logLevel: 'error',
    });
    const { stdout } = await promisify(execFile)(process.execPath, [outfile], { maxBuffer: MOST_OUTPUT });
    return JSON.parse(stdout);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}
