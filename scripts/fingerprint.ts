import { createHash } from 'node:crypto';
import { readdirSync, readFileSync, statSync } from 'node:fs';
import path from 'node:path';

/** One hash over the names and contents of files and of everything in folders (paths from the repository root). */
export function fingerprintFiles(
  paths: readonly string[],
  skip: (file: string) => boolean = () => false,
): string {
  const hash = createHash('sha256');
  const visit = (file: string) => {
    if (skip(file)) return;
    const stat = statSync(file, { throwIfNoEntry: false });
    if (!stat) return;
    if (stat.isDirectory()) {
      for (const name of readdirSync(file).sort()) visit(path.join(file, name));
    } else {
      hash.update(`${file}\0${stat.size}\0`).update(readFileSync(file));
    }
  };
  for (const file of paths) visit(file);
  return hash.digest('hex');
}
