import { existsSync, readdirSync } from 'node:fs';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import type { Bench } from '@/bench/figure';
import { generateClient } from './generate';
import { exitWith, Problem } from './problem';

// npm run bench [-- NAME [PART …]]: lists the benches, or runs one (or parts of it) and ends with one line of JSON.

const folder = path.resolve(import.meta.dirname, '../bench');
const names = readdirSync(folder)
  .filter((file) => file.endsWith('.ts') && file !== 'figure.ts')
  .map((file) => file.slice(0, -3));

async function main(name: string | undefined, parts: readonly string[]): Promise<void> {
  if (!name) {
    console.log(`Benches: ${names.join(', ')}\nRun one: npm run bench -- ${names[0] ?? 'NAME'}`);
    return;
  }
  const file = path.join(folder, `${name}.ts`);
  if (!names.includes(name) || !existsSync(file))
    throw new Problem(`There is no bench ${name}. There are: ${names.join(', ')}`);
  generateClient();
  const { run } = (await import(pathToFileURL(file).href)) as Bench;
  const figures = await run((line) => console.log(line), parts);
  for (const { name: figure, value, unit, target, held } of figures)
    console.log(
      `${held === null ? '·' : held ? '✓' : '✗'} ${figure}: ${value} ${unit}${target ? ` (target ${target})` : ''}`,
    );
  console.log(JSON.stringify({ name, figures }));
  process.exit(figures.some((figure) => figure.held === false) ? 1 : 0);
}

await main(process.argv[2], process.argv.slice(3)).catch(exitWith);
