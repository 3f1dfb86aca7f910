import '../tests/support/secrets';
import type { Figure } from './figure';
import { measureBrandSafety } from './gate/brand-safety';
import { measureBudgets } from './gate/measure-budgets';
import { measureContacts } from './gate/measure-contacts';
import { measureDecide } from './gate/measure-decide';
import { measurePipeline } from './gate/measure-pipeline';
import { measureReplay } from './gate/measure-replay';
import { measureStoredReplay } from './gate/measure-stored-replay';
import { type Part, runParts } from './parts/run-parts';

const parts: Record<string, Part> = {
  decide: measureDecide,
  pipeline: measurePipeline,
  replay: measureReplay,
  storedReplay: measureStoredReplay,
  budgets: measureBudgets,
  contacts: measureContacts,
  brandSafety: measureBrandSafety,
};

/** The gate: its decision in the core, and what it holds over a real database under load; all parts, or those named. */
export const run = (say: (line: string) => void, wanted: readonly string[] = []): Promise<Figure[]> =>
  runParts(parts, say, wanted);
