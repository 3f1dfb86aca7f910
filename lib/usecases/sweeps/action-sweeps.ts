import {
  cancelCompensation,
  closeTakenBack,
  executeAction,
  expireAction,
  noticeOutsideChanges,
  observeAction,
  reconcileAction,
  releaseEndedReservations,
} from '@/lib/gateway';
import { eachOf } from './each-of';
import {
  findEndedReservations,
  findExpired,
  findInterruptedCompensations,
  findLeftTakingBack,
  findStaleCleared,
  findUnclearOutcomes,
  findUnfinishedExecutions,
  findUnseenEffects,
  noteTurn,
} from './find-open-work';

type Sweep = (limit: number) => Promise<number>;

/**
 * Everything that keeps an action, and the money it holds, from being left open for ever, in the order in which it is done. Each
 * takes up what it finds and says how many it has closed; what fails is left to the next time.
 */
export const actionSweeps: Readonly<Record<string, Sweep>> = {
  'close unfinished executions': async (limit) =>
    eachOf('execution', await findUnfinishedExecutions(limit), reconcileAction),
  'ask again what became of it': async (limit) =>
    eachOf('unclear outcome', await noteTurn(await findUnclearOutcomes(limit)), reconcileAction),
  'look for effects that did not show': async (limit) =>
    eachOf('unseen effect', await noteTurn(await findUnseenEffects(limit)), observeAction),
  'notice changes made outside': noticeOutsideChanges,
  'expire what was never carried out': async (limit) =>
    eachOf('expiry', await findExpired(limit), expireAction),
  'carry out what was cleared': async (limit) =>
    eachOf('cleared action', await findStaleCleared(limit), executeAction),
  'cancel interrupted compensations': async (limit) =>
    eachOf('compensation', await findInterruptedCompensations(limit), cancelCompensation),
  'close what was taken back': async (limit) =>
    eachOf('taking back', await findLeftTakingBack(limit), closeTakenBack),
  'release money of windows that are over': async (limit) =>
    eachOf('reservation', await findEndedReservations(limit), releaseEndedReservations),
};
