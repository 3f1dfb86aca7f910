import type { Segment } from '../../scopes/segment';
import { atOnce, type Steps } from '../../shared/in-steps';
import { activityWindows, weekdayOf, windowExposures } from './activity-windows';
import { type Bursts, burstyTail, fitBurstsInSteps, statedBursts, WINDOWS_A_STEP } from './bursts';
import {
  type CountModel,
  type FittedCounts,
  fitCounts,
  historyOf,
  type Prediction,
  predictCount,
} from './count-model';
import type { AccountActivity, SurgeSettings } from './engagement';
import { fitTail, noCalibration, type TailCalibration } from './tail-calibration';

/** What is usual among accounts that are alike, as of one day. */
export type PeerBaseline = {
  asOf: number;
  /** Accounts it was learnt from; 0 where nothing could be learnt and stated figures stand in. */
  accounts: number;
  /** Relative liveliness of Monday to Sunday; their mean is 1. */
  weekdays: readonly number[];
  engagement: CountModel;
  people: CountModel;
  /** By window, the one that ends today first. */
  engagementLifts: readonly number[];
  peopleLifts: readonly number[];
  /** What each of these accounts shows in the window that is judged, ascending. */
  scoresNow: readonly number[];
  bursts: Bursts;
  tail: TailCalibration;
};

/** Accounts of one group are compared with each other. */
export type PeerGroup = `${string}/${Segment}`;
export const peerGroupOf = (tier: string | null, segment: Segment): PeerGroup =>
  `${tier ?? 'no_tier'}/${segment}`;

/** With fewer accounts a group is compared with all accounts, and all of them with stated figures. */
export const leastPeers = 40;
const weekdayPrior = 5;
/** Windows that must lie before one for it to be checked. */
const leastBefore = 3;

/** Stands in where there are too few accounts to learn from: little goes on, and accounts differ much. */
const statedModels: Record<'engagement' | 'people', CountModel> = {
  engagement: { mean: 0.5, shape: 0.3, scale: 3, overdispersion: 1 },
  people: { mean: 0.2, shape: 0.3, scale: 1, overdispersion: 1 },
};

export type PeerBaselines = { ofGroup: (group: PeerGroup) => PeerBaseline };
type Peers = readonly { activity: AccountActivity; group: PeerGroup }[];

/** The baselines of all groups as of a day. `ofGroup` answers for any group, also one that no account is in. */
export const fitPeerBaselines = (accounts: Peers, settings: SurgeSettings, asOf: number): PeerBaselines =>
  atOnce(fitPeerBaselinesInSteps(accounts, settings, asOf));

/** The same in steps: it takes seconds where there are many accounts. */
export function* fitPeerBaselinesInSteps(
  accounts: Peers,
  settings: SurgeSettings,
  asOf: number,
): Steps<PeerBaselines> {
  const ofAll = yield* fitPeerBaselineInSteps(
    accounts.map(({ activity }) => activity),
    settings,
    asOf,
  );
  const byGroup = new Map<PeerGroup, AccountActivity[]>();
  for (const { activity, group } of accounts) {
    const members = byGroup.get(group);
    if (members) members.push(activity);
    else byGroup.set(group, [activity]);
  }
  const fitted = new Map<PeerGroup, PeerBaseline>();
  for (const [group, members] of byGroup) {
    if (members.length < leastPeers) continue;
    fitted.set(group, yield* fitPeerBaselineInSteps(members, settings, asOf));
  }
  return {
    ofGroup: (group) => {
      const own = fitted.get(group);
      return own && own.accounts > 0 ? own : ofAll;
    },
  };
}

/** What is usual among these accounts. The window that ends on `asOf` is not learnt from: it is what will be judged. */
export const fitPeerBaseline = (
  peers: readonly AccountActivity[],
  settings: SurgeSettings,
  asOf: number,
): PeerBaseline => atOnce(fitPeerBaselineInSteps(peers, settings, asOf));

function* fitPeerBaselineInSteps(
  peers: readonly AccountActivity[],
  settings: SurgeSettings,
  asOf: number,
): Steps<PeerBaseline> {
  const weekdays = weekdayPattern(peers, settings, asOf);
  const exposures = windowExposures(weekdays, settings, asOf);
  const windows = peers.map((peer) => activityWindows(peer, settings, asOf));
  const scores = windows.map((row) => row.map((window) => window?.score ?? null));
  const counts = windows.map((row) => row.map((window) => window?.people ?? null));
  yield;
  const engagement = fitCounts(scores, exposures, 1);
  yield;
  const people = fitCounts(counts, exposures, 1);
  if (peers.length < leastPeers || engagement === null || people === null) {
    const lifts = exposures.map(() => 1);
    return {
      asOf,
      accounts: 0,
      weekdays: [1, 1, 1, 1, 1, 1, 1],
      ...statedModels,
      engagementLifts: lifts,
      peopleLifts: lifts,
      scoresNow: [],
      bursts: statedBursts,
      tail: noCalibration,
    };
  }
  const past = pastWindows(scores, exposures, engagement);
  const bursts = yield* fitBurstsInSteps(past);
  const tails: number[] = [];
  for (const { prediction, observed } of past) {
    if (tails.length % WINDOWS_A_STEP === 0) yield;
    tails.push(burstyTail(prediction, observed, bursts));
  }
  return {
    asOf,
    accounts: peers.length,
    weekdays,
    engagement: engagement.model,
    people: people.model,
    engagementLifts: engagement.lifts,
    peopleLifts: people.lifts,
    scoresNow: scores.map((row) => row[0] ?? 0).sort((a, b) => a - b),
    bursts,
    tail: fitTail(tails),
  };
}

/** Each past window with what was expected by what had been seen before it. The oldest have too little before them. */
function pastWindows(
  rows: readonly (readonly (number | null)[])[],
  exposures: readonly number[],
  { model, lifts }: FittedCounts,
): { prediction: Prediction; observed: number }[] {
  const lifted = exposures.map((exposure, i) => exposure * (lifts[i] ?? 1));
  return rows.flatMap((row) =>
    row.slice(1, -leastBefore).flatMap((observed, i) => {
      if (observed === null) return [];
      const history = historyOf(row, lifted, i + 2);
      return [{ prediction: predictCount(model, history, lifted[i + 1] ?? 0), observed }];
    }),
  );
}

/** Drawn towards days that are all alike, as if each had been seen a few times more with the mean of all. */
function weekdayPattern(peers: readonly AccountActivity[], settings: SurgeSettings, asOf: number): number[] {
  const sums = [0, 0, 0, 0, 0, 0, 0];
  const [first, last] = [asOf - settings.windowDays - settings.historyDays + 1, asOf - settings.windowDays];
  for (const { acts } of peers) {
    for (const [day, list] of acts) {
      if (day < first || day > last) continue;
      const weekday = weekdayOf(day);
      // By people, not by what they did: a few that did much must not make a pattern.
      sums[weekday] = (sums[weekday] ?? 0) + new Set(list.map(({ person }) => person)).size;
    }
  }
  const total = sums.reduce((a, b) => a + b, 0) / 7;
  return sums.map((sum) => (sum + weekdayPrior) / (total + weekdayPrior));
}
