import { spawn } from 'node:child_process';
import { existsSync, rmSync } from 'node:fs';
import { createRequire } from 'node:module';
import { fingerprintFiles } from '../fingerprint';
import { Problem } from '../problem';
import { readStamp, writeStamp } from '../stamp';
import { buildVerifiers } from '../verifier/build-verifiers';

const require = createRequire(import.meta.url);
const STAMP = '.next/mandate-build';
const SOURCES = [
  'app',
  'components',
  'inngest',
  'lib',
  'prisma/schema',
  'public',
  'scripts/verifier',
  'next.config.ts',
  'package-lock.json',
  'postcss.config.mjs',
  'proxy.ts',
  'tsconfig.json',
];

export const nextCli = () => require.resolve('next/dist/bin/next');

/** Whether the console must be built: never built, a build that failed, or sources that differ from the built ones. */
export function needsBuild(): boolean {
  return (
    !existsSync('.next/BUILD_ID') ||
    !existsSync('public/verifier/verify.mjs') ||
    readStamp(STAMP) !== sourcesPrint()
  );
}

/** Builds the console. A failed build leaves no stamp, so the next start builds again. */
export async function buildConsole(): Promise<void> {
  const print = sourcesPrint();
  rmSync(STAMP, { force: true });
  await buildVerifiers();
  const { code, output } = await run([nextCli(), 'build']);
  if (code !== 0) throw new Problem(`The console could not be built:\n\n${output.trimEnd()}`);
  writeStamp(STAMP, print);
}

function sourcesPrint(): string {
  return fingerprintFiles(
    SOURCES,
    (file) =>
      /\.test\.tsx?$/.test(file) || file.startsWith('lib/db/generated') || file.startsWith('public/verifier'),
  );
}

function run(args: string[]): Promise<{ code: number | null; output: string }> {
  return new Promise((resolve, reject) => {
    const env = { ...process.env, NODE_ENV: 'production' as const, NEXT_TELEMETRY_DISABLED: '1' };
    const child = spawn(process.execPath, args, { stdio: ['ignore', 'pipe', 'pipe'], env });
    const end = () => child.kill();
    process.once('exit', end);
    let output = '';
    for (const stream of [child.stdout, child.stderr])
      stream.on('data', (chunk: Buffer) => (output += chunk));
    child.once('error', reject);
    child.once('exit', (code) => {
      process.off('exit', end);
      resolve({ code, output });
    });
  });
}
