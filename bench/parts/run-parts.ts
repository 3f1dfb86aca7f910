import os from 'node:os';
import { Problem } from '../../scripts/problem';
import { exactly, type Figure } from '../figure';

export type Part = (say: (line: string) => void) => Promise<Figure[]>;

/** A part that breaks off is a figure not held; the others are still measured. */
async function ranToItsEnd(name: string, part: Part, say: (line: string) => void): Promise<Figure[]> {
  try {
    return await part(say);
  } catch (error) {
    say(error instanceof Error ? (error.stack ?? error.message) : String(error));
    return [exactly(`${name}: ran to its end`, 0, '', 1)];
  }
}

/**
 * Runs the parts of a bench that are wanted, all when none is named, one after the other.
 * @throws Problem when a part is named that does not exist.
 */
export async function runParts(
  parts: Record<string, Part>,
  say: (line: string) => void,
  wanted: readonly string[],
): Promise<Figure[]> {
  const unknown = wanted.filter((name) => !Object.hasOwn(parts, name));
  if (unknown.length > 0)
    throw new Problem(`There is no part ${unknown.join(', ')}. There are: ${Object.keys(parts).join(', ')}`);
  const figures: Figure[] = [];
  for (const [name, part] of Object.entries(parts)) {
    if (wanted.length > 0 && !wanted.includes(name)) continue;
    const started = performance.now();
    say(`— ${name} (load of the machine ${os.loadavg()[0]?.toFixed(1)})`);
    figures.push(...(await ranToItsEnd(name, part, say)));
    say(`  ${name} took ${((performance.now() - started) / 1000).toFixed(0)} s.`);
  }
  return figures;
}
