import os from 'node:os';
import { Problem } from '../scripts/problem';
import { measureChaos } from './engine/measure-chaos';
import { measureFairness } from './engine/measure-fairness';
import { measureGrowth } from './engine/measure-growth';
import { measureLatency } from './engine/measure-latency';
import { measureMemory } from './engine/measure-memory';
import { measureOrder } from './engine/measure-order';
import { measureTakeover } from './engine/measure-takeover';
import { measureThroughput } from './engine/measure-throughput';
import { measureTimers } from './engine/measure-timers';
import { measureWaiting } from './engine/measure-waiting';
import { exactly, type Figure } from './figure';

type Part = (say: (line: string) => void) => Promise<Figure[]>;

const parts: Record<string, Part> = {
  latency: measureLatency,
  throughput: measureThroughput,
  growth: measureGrowth,
  fairness: measureFairness,
  timers: measureTimers,
  waiting: measureWaiting,
  order: measureOrder,
  chaos: measureChaos,
  takeover: measureTakeover,
  memory: measureMemory,
};

/** A part that breaks off is a figure not held; the others are still measured. */
async function ranToItsEnd(name: string, part: Part, say: (line: string) => void): Promise<Figure[]> {
  try {
    return await part(say);
  } catch (error) {
    say(error instanceof Error ? (error.stack ?? error.message) : String(error));
    return [exactly(`${name}: ran to its end`, 0, '', 1)];
  }
}

/** The embedded engine on a database of its own; all parts, or those named. */
export async function run(say: (line: string) => void, wanted: readonly string[] = []): Promise<Figure[]> {
  const unknown = wanted.filter((name) => !(name in parts));
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
