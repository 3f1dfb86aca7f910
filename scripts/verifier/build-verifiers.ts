import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { build } from 'esbuild';

const here = import.meta.dirname;
const root = path.resolve(here, '../..');
/** Where the console finds them, to serve them and to put them into exports. */
const TO = path.join(root, 'public/verifier');

/** Makes verify.mjs, verify.html and witness.mjs: each one file that needs nothing else. */
export async function buildVerifiers(): Promise<void> {
  mkdirSync(TO, { recursive: true });
  const [program, script] = [await bundled('verify.ts', 'node'), await bundled('verify-page.ts', 'browser')];
  writeFileSync(path.join(TO, 'verify.mjs'), program);
  writeFileSync(path.join(TO, 'witness.mjs'), await bundled('witness.ts', 'node'));
  const page = readFileSync(path.join(here, 'verify.html'), 'utf8');
  // A function, so that no $ of the script is taken for a pattern.
  writeFileSync(
    path.join(TO, 'verify.html'),
    page.replace('/* script */', () => script),
  );
}

async function bundled(file: string, platform: 'node' | 'browser'): Promise<string> {
  const { outputFiles } = await build({
    entryPoints: [path.join(here, file)],
    alias: { '@': root },
    bundle: true,
    write: false,
    platform,
    format: platform === 'node' ? 'esm' : 'iife',
    target: platform === 'node' ? 'node20' : 'es2022',
    charset: 'ascii',
    logLevel: 'error',
  });
  // The end of a script must not be in it.
  return (outputFiles[0]?.text ?? '').replaceAll('</script', '<\\/script');
}
