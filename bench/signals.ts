import '../tests/support/secrets';
import type { Figure } from './figure';
import { type Part, runParts } from './parts/run-parts';
import { measureBounces } from './signals/measure-bounces';
import { measureIngest } from './signals/measure-ingest';
import { measureMillionSignals } from './signals/measure-million-signals';
import { measureQuality } from './signals/measure-quality';
import { measureSurge } from './signals/measure-surge';

const parts: Record<string, Part> = {
  ingest: measureIngest,
  million: measureMillionSignals,
  quality: measureQuality,
  surge: measureSurge,
  bounces: measureBounces,
};

/** Signals taken in at speed and at size, and how far what is inferred from them can be trusted; all parts, or those named. */
export const run = (say: (line: string) => void, wanted: readonly string[] = []): Promise<Figure[]> =>
  runParts(parts, say, wanted);
