import '../tests/support/secrets';
import type { Figure } from './figure';
import { type Part, runParts } from './parts/run-parts';
import { measureCounterfactuals } from './record/measure-counterfactuals';
import { measureErasure } from './record/measure-erasure';
import { measureMillion } from './record/measure-million';
import { measureSearch } from './record/measure-search';
import { measureTampering } from './record/measure-tampering';
import { measureWriters } from './record/measure-writers';

const parts: Record<string, Part> = {
  erasure: measureErasure,
  counterfactuals: measureCounterfactuals,
  million: measureMillion,
  search: measureSearch,
  tampering: measureTampering,
  writers: measureWriters,
};

/** The record under many writers, under attack and in bulk, and what is explained from it; all parts, or those named. */
export const run = (say: (line: string) => void, wanted: readonly string[] = []): Promise<Figure[]> =>
  runParts(parts, say, wanted);
