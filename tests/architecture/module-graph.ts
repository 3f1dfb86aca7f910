import { existsSync, readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';

/** A source file and what it imports: repository paths, or `npm:name` for packages and `node:` modules. */
export type Module = { file: string; imports: string[] };

const FOLDERS = ['app', 'bench', 'components', 'inngest', 'lib', 'prisma', 'scripts', 'tests'];
const root = path.resolve(import.meta.dirname, '../..');

/** Every TypeScript module of the repository, without generated code. */
export function readModules(): Module[] {
  return FOLDERS.filter((folder) => existsSync(path.join(root, folder)))
    .flatMap((folder) =>
      readdirSync(path.join(root, folder), { recursive: true, encoding: 'utf8' }).map(
        (name) => `${folder}/${name}`,
      ),
    )
    .filter((file) => /\.tsx?$/.test(file) && !file.startsWith('lib/db/generated/'))
    .map((file) => readModule(file, readFileSync(path.join(root, file), 'utf8')));
}

export function readModule(file: string, source: string): Module {
  return { file, imports: [...new Set(specifiers(source).map((specifier) => resolve(file, specifier)))] };
}

/** `import … from`, `export … from`, `import '…'`, `import('…')`; types count like values. */
function specifiers(source: string): string[] {
  const code = source.replace(/^\s*(\/\/|\/?\*).*$/gm, '');
  const found = code.matchAll(
    /(?:^|[;}\n])\s*(?:import|export)\s[^'"`;()]*?from\s*['"]([^'"]+)['"]|\bimport\s*\(?\s*['"]([^'"]+)['"]/g,
  );
  return [...found].flatMap((match) => match[1] ?? match[2] ?? []);
}

function resolve(file: string, specifier: string): string {
  const local = specifier.startsWith('@/')
    ? specifier.slice(2)
    : specifier.startsWith('.')
      ? path.posix.join(path.posix.dirname(file), specifier)
      : null;
  if (local === null) return `npm:${specifier}`;
  const endings = ['', '.ts', '.tsx', '/index.ts', '/index.tsx'];
  const ending = endings.find(
    (each) => /\.\w+$/.test(local + each) && existsSync(path.join(root, local + each)),
  );
  return local + (ending ?? '');
}

/** One round trip per knot of modules that import each other, as the files along it. */
export function findCycles(modules: readonly Module[]): string[][] {
  const graph = new Map(modules.map((module) => [module.file, module.imports]));
  const done = new Set<string>();
  const trail: string[] = [];
  const cycles: string[][] = [];
  const visit = (file: string) => {
    const seenAt = trail.indexOf(file);
    if (seenAt >= 0) cycles.push([...trail.slice(seenAt), file]);
    if (seenAt >= 0 || done.has(file)) return;
    trail.push(file);
    for (const next of graph.get(file) ?? []) if (graph.has(next)) visit(next);
    trail.pop();
    done.add(file);
  };
  for (const file of graph.keys()) visit(file);
  return cycles;
}
