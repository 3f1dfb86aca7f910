import '../tests/support/secrets';
import type { Figure } from './figure';
import { type Part, runParts } from './parts/run-parts';
import { measureApprovals } from './undo/measure-approvals';
import { measureInterleavings } from './undo/measure-interleavings';
import { measureStop } from './undo/measure-stop';
import { measureTakeBack } from './undo/measure-take-back';
import { measureWaitingRuns } from './undo/measure-waiting-runs';
import { measureWorkflows } from './undo/measure-workflows';

const parts: Record<string, Part> = {
  approvals: measureApprovals,
  interleavings: measureInterleavings,
  stop: measureStop,
  takeBack: measureTakeBack,
  waitingRuns: measureWaitingRuns,
  workflows: measureWorkflows,
};

/** Approvals, stop and undo over a real database under load, with processes killed; all parts, or those named. */
export const run = (say: (line: string) => void, wanted: readonly string[] = []): Promise<Figure[]> =>
  runParts(parts, say, wanted);
