import { sweepFunction } from '../sweepers/sweep';
import { checkRecordFunction, checkRecordsFunction } from './check-records';
import { detectSurgesFunction } from './detect-surges';
import { dropContentsFunction } from './drop-contents';
import { eraseAtPlatformsFunction, retryPlatformErasuresFunction } from './erase-at-platforms';
import { evaluateModelFunction } from './evaluate-model';
import { executeClearedFunction } from './execute-cleared';
import { executeRollbackFunction } from './execute-rollback';
import { executeRunFunction } from './execute-run';
import { generateSampleSignalsFunction } from './generate-sample-signals';
import { heartbeatFunction } from './heartbeat';
import { holdCoveredFunction } from './hold-covered';
import { learnContactHabitsFunction } from './learn-contact-habits';
import { learnFactsFunction } from './learn-facts';
import { learnReliabilityFunction } from './learn-reliability';
import { lookAtHoldoutsFunction } from './look-at-holdouts';
import { lookAtOutcomesFunction } from './look-at-outcomes';
import { lookForDuplicatesFunction } from './look-for-duplicates';
import { lowerDistrustedFunction } from './lower-distrusted';
import {
  findDuePlaysFunction,
  matchPlaysFunction,
  matchSchedulesFunction,
  matchSurgesFunction,
} from './match-plays';
import { planRollbackFunction } from './plan-rollback';
import { planRunsFunction } from './plan-runs';
import { pollFeedsFunction } from './poll-feeds';
import { postWebhooksFunction } from './post-webhooks';
import { pullDueStepsFunction } from './pull-due-steps';
import { pullPagesFunction } from './pull-pages';
import { pullSearchTermsFunction } from './pull-search-terms';
import { pullSourcesFunction } from './pull-sources';
import { readFileFunction } from './read-file';
import { redecideAfterPolicyFunction } from './redecide-after-policy';
import { redecideWaitingFunction } from './redecide-waiting';
import { replayPolicyFunction } from './replay-policy';
import { learnOnDemandFunction, retrainModelsFunction } from './retrain-models';
import { runDrillFunction } from './run-drill';
import { settleHeldFunction } from './settle-held';
import { clearFilesFunction, reviveFilesFunction } from './tend-files';
import { carryOutAlarmFunction, watchWorkspacesFunction } from './watch-workspaces';

/** Every function of the product, for whichever engine runs them. */
export const functions = [
  planRunsFunction,
  executeRunFunction,
  matchPlaysFunction,
  matchSurgesFunction,
  findDuePlaysFunction,
  matchSchedulesFunction,
  executeClearedFunction,
  redecideWaitingFunction,
  redecideAfterPolicyFunction,
  replayPolicyFunction,
  evaluateModelFunction,
  holdCoveredFunction,
  settleHeldFunction,
  runDrillFunction,
  planRollbackFunction,
  executeRollbackFunction,
  postWebhooksFunction,
  generateSampleSignalsFunction,
  pullDueStepsFunction,
  pullPagesFunction,
  pullSearchTermsFunction,
  pullSourcesFunction,
  detectSurgesFunction,
  lookAtHoldoutsFunction,
  lookAtOutcomesFunction,
  lookForDuplicatesFunction,
  watchWorkspacesFunction,
  carryOutAlarmFunction,
  pollFeedsFunction,
  dropContentsFunction,
  learnContactHabitsFunction,
  learnFactsFunction,
  learnReliabilityFunction,
  lowerDistrustedFunction,
  retrainModelsFunction,
  learnOnDemandFunction,
  checkRecordsFunction,
  checkRecordFunction,
  eraseAtPlatformsFunction,
  retryPlatformErasuresFunction,
  readFileFunction,
  reviveFilesFunction,
  clearFilesFunction,
  sweepFunction,
  heartbeatFunction,
];
