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
import type { Figure } from './figure';
import { type Part, runParts } from './parts/run-parts';

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

/** The embedded engine on a database of its own; all parts, or those named. */
export const run = (say: (line: string) => void, wanted: readonly string[] = []): Promise<Figure[]> =>
  runParts(parts, say, wanted);
