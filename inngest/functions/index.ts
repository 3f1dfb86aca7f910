import { sweepFunction } from '../sweepers/sweep';
import { executeClearedFunction } from './execute-cleared';
import { executeRunFunction } from './execute-run';
import { generateSampleSignalsFunction } from './generate-sample-signals';
import { heartbeatFunction } from './heartbeat';
import { planRunsFunction } from './plan-runs';
import { pullDueStepsFunction } from './pull-due-steps';
import { redecideWaitingFunction } from './redecide-waiting';

/** Every function of the product, for whichever engine runs them. */
export const functions = [
  planRunsFunction,
  executeRunFunction,
  executeClearedFunction,
  redecideWaitingFunction,
  generateSampleSignalsFunction,
  pullDueStepsFunction,
  sweepFunction,
  heartbeatFunction,
];
