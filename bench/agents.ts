import '../tests/support/secrets';
import { measureAnomalies } from './agents/measure-anomalies';
import { measureAttribution } from './agents/measure-attribution';
import { measureBandit } from './agents/measure-bandit';
import { measureDrift } from './agents/measure-drift';
import { measureFrequency } from './agents/measure-frequency';
import { measureHoldouts } from './agents/measure-holdouts';
import { measureLeads } from './agents/measure-leads';
import { measureLifecycle } from './agents/measure-lifecycle';
import { measureMedia } from './agents/measure-media';
import { measureOrchestrator } from './agents/measure-orchestrator';
import { measurePolicy } from './agents/measure-policy';
import { measureTerms } from './agents/measure-terms';
import type { Figure } from './figure';
import { type Part, runParts } from './parts/run-parts';

const parts: Record<string, Part> = {
  holdouts: measureHoldouts,
  leads: measureLeads,
  anomalies: measureAnomalies,
  drift: measureDrift,
  attribution: measureAttribution,
  bandit: measureBandit,
  media: measureMedia,
  frequency: measureFrequency,
  policy: measurePolicy,
  lifecycle: measureLifecycle,
  orchestrator: measureOrchestrator,
  terms: measureTerms,
};

/** How well the agents decide, on real records, and whether what is said of them is true; all parts, or those named. */
export const run = (say: (line: string) => void, wanted: readonly string[] = []): Promise<Figure[]> =>
  runParts(parts, say, wanted);
