import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { readFileSync } from 'node:fs';

export type VerifierRun = { code: number | null; output: string; seconds: number; mostMegabytes: number };

/** Runs verify.mjs on the export in a folder, as an auditor does, and watches the memory that it holds (Linux: its high-water mark). */
export async function runVerifier(folder: string, args: readonly string[] = []): Promise<VerifierRun> {
  const startedAt = performance.now();
  const child = spawn(process.execPath, ['public/verifier/verify.mjs', folder, ...args], {
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let output = '';
  for (const stream of [child.stdout, child.stderr])
    stream.setEncoding('utf8').on('data', (text: string) => (output += text));
  let mostMegabytes = 0;
  const watch = setInterval(() => {
    mostMegabytes = Math.max(mostMegabytes, highWaterOf(child.pid));
  }, 200);
  const [code] = (await once(child, 'exit')) as [number | null];
  clearInterval(watch);
  return { code, output, seconds: (performance.now() - startedAt) / 1000, mostMegabytes };
}

function highWaterOf(pid: number | undefined): number {
  try {
    const [, kilobytes = '0'] = /VmHWM:\s+(\d+)/.exec(readFileSync(`/proc/${pid}/status`, 'utf8')) ?? [];
    return Number(kilobytes) / 1024;
  } catch {
    return 0;
  }
}
