import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { createRequire } from 'node:module';
import path from 'node:path';
import { fingerprintFiles } from './fingerprint';
import { Problem } from './problem';
import { readStamp, writeStamp } from './stamp';

const require = createRequire(import.meta.url);
const OUTPUT = 'lib/db/generated';
const STAMP = `${OUTPUT}/.stamp`;

/** Writes the database client from prisma/schema, unless it was written from just these files. Says whether it did. */
export function generateClient(): boolean {
  const print = fingerprintFiles(['prisma/schema', 'prisma.config.ts', 'package-lock.json', 'tsconfig.json']);
  if (existsSync(`${OUTPUT}/client.ts`) && readStamp(STAMP) === print) return false;
  const cli = path.join(path.dirname(require.resolve('prisma/package.json')), 'build/index.js');
  const run = spawnSync(process.execPath, [cli, 'generate', '--no-hints'], {
    encoding: 'utf8',
    // The command insists on a schema engine that it never runs and would download; any program satisfies it.
    env: {
      ...process.env,
      PRISMA_SCHEMA_ENGINE_BINARY: process.execPath,
      CHECKPOINT_DISABLE: '1',
      PRISMA_HIDE_UPDATE_MESSAGE: '1',
    },
  });
  if (run.status !== 0)
    throw new Problem(`The database client could not be generated:\n${run.stdout}${run.stderr}`);
  writeStamp(STAMP, print);
  return true;
}
