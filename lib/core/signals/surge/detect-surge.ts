import { formatFigure, formatShare } from '../../shared/format-figures';
import { activityWindows, windowDaysOf, windowExposures } from './activity-windows';
import { burstyTail } from './bursts';
import { historyOf, predictCount, tailProbability } from './count-model';
import type { AccountActivity, SurgeSettings } from './engagement';
import type { PeerBaseline } from './peer-baseline';
import { calibrateTail } from './tail-calibration';

export type Surge = {
  fires: boolean;
  /** 0–100: how unusual, how broad, how recent. */
  score: number;
  /** The chance of so much engagement of this account in a window by itself, as one look in a quiet time. */
  pValue: number;
  /** The same for any of its peers, or the share of them that shows as much just now, where that is more. */
  peersPValue: number;
  /** The same for the number of people. */
  peoplePValue: number;
  /** Weighted engagement that was expected, and that was seen. */
  expected: number;
  observed: number;
  /** Different people, without robots and role mailboxes. */
  people: string[];
  topics: string[];
  roles: string[];
  /** Days since the newest engagement; null where there is none. */
  daysSinceLast: number | null;
  why: string[];
};

const looksPerWeek = 7;
/** Besides being unusual for the account: at most this share of its peers' windows, and of its own numbers of people. */
const shareOfPeers = 0.05;

/**
 * Whether an account's people engage unusually in the window that ends on the baseline's day: against the account's own
 * history and against its peers, by enough different people. The daily looks of one week share the rate of false alarms
 * evenly, so that it holds however they depend on each other.
 */
export function detectSurge(
  activity: AccountActivity,
  baseline: PeerBaseline,
  settings: SurgeSettings,
): Surge {
  const { asOf } = baseline;
  const windows = activityWindows(activity, settings, asOf);
  const exposures = windowExposures(baseline.weekdays, settings, asOf);
  const judge = (key: 'score' | 'people') => {
    const [model, lifts] =
      key === 'score'
        ? [baseline.engagement, baseline.engagementLifts]
        : [baseline.people, baseline.peopleLifts];
    const lifted = exposures.map((exposure, i) => exposure * (lifts[i] ?? 1));
    const row = windows.map((window) => window?.[key] ?? null);
    const observed = row[0] ?? 0;
    const own = predictCount(model, historyOf(row, lifted), lifted[0] ?? 1);
    const peers = predictCount(model, { sum: 0, exposure: 0 }, lifted[0] ?? 1);
    return {
      observed,
      own,
      peersP: tailProbability(peers, observed),
    };
  };
  const engagement = judge('score');
  const crowd = judge('people');
  const evidence = evidenceOf(activity, settings, asOf);
  const pValue = calibrateTail(
    burstyTail(engagement.own, engagement.observed, baseline.bursts),
    baseline.tail,
  );
  const peoplePValue = tailProbability(crowd.own, crowd.observed);
  const limit = settings.falseAlarmsPerThousandWeeks / 1000 / looksPerWeek;
  const found = {
    pValue,
    peersPValue: Math.max(engagement.peersP, shareNow(baseline.scoresNow, engagement.observed)),
    peoplePValue,
    expected: engagement.own.expected,
    observed: engagement.observed,
    ...evidence,
  };
  const enoughPeople = evidence.people.length >= settings.minimumPeople;
  const fires =
    enoughPeople && pValue <= limit && found.peersPValue <= shareOfPeers && peoplePValue <= shareOfPeers;
  return {
    fires,
    score: scoreOf(found, limit, settings),
    ...found,
    why: reasonsOf(found, limit, settings, activity, asOf, baseline),
  };
}

/** The share of its peers that show as much in this very window: when many do, something moves them all. */
function shareNow(scoresNow: readonly number[], observed: number): number {
  const below = scoresNow.findIndex((score) => score >= observed);
  return below < 0 ? 0 : (scoresNow.length - below) / scoresNow.length;
}

type Evidence = Pick<Surge, 'people' | 'topics' | 'roles' | 'daysSinceLast'>;
type Found = Omit<Surge, 'fires' | 'score' | 'why'>;

function evidenceOf(activity: AccountActivity, settings: SurgeSettings, asOf: number): Evidence {
  const days = windowDaysOf(asOf, settings.windowDays, 0);
  const acts = days.flatMap((day) => (activity.acts.get(day) ?? []).map((act) => ({ ...act, day })));
  const distinct = (values: (string | null)[]) =>
    [...new Set(values.filter((value) => value !== null))].sort((a, b) => (a < b ? -1 : 1));
  const newest = acts.at(-1)?.day;
  return {
    people: distinct(acts.map(({ person }) => person)),
    topics: distinct(acts.map(({ topic }) => topic)),
    roles: distinct(acts.map(({ role }) => (role === 'unknown' ? null : role))),
    daysSinceLast: newest === undefined ? null : asOf - newest,
  };
}

/** Weights of what a score is made of; at the limit of an alarm, unusualness alone gives half of its part. */
const parts = { unusual: 60, people: 15, recent: 10, topics: 7.5, roles: 7.5 };

function scoreOf(found: Found, limit: number, settings: SurgeSettings): number {
  if (found.daysSinceLast === null) return 0;
  const unusual = 1 - 2 ** (Math.log(Math.max(found.pValue, 1e-300)) / -Math.log(limit));
  const share = (count: number, enough: number) => Math.min(1, count / enough);
  const sum =
    parts.unusual * unusual +
    parts.people * share(found.people.length, 2 * settings.minimumPeople) +
    parts.recent * (1 - found.daysSinceLast / settings.windowDays) +
    parts.topics * share(found.topics.length, 3) +
    parts.roles * share(found.roles.length, 3);
  return Math.round(sum * 10) / 10;
}

function reasonsOf(
  found: Found,
  limit: number,
  settings: SurgeSettings,
  activity: AccountActivity,
  asOf: number,
  baseline: PeerBaseline,
): string[] {
  const count = (number: number, one: string, many: string) => `${number} ${number === 1 ? one : many}`;
  const { windowDays, minimumPeople, falseAlarmsPerThousandWeeks } = settings;
  const days = windowDaysOf(asOf, windowDays, 0);
  const leftOut = days.reduce((sum, day) => sum + (activity.leftOut.get(day) ?? 0), 0);
  const perThousand = found.pValue * looksPerWeek * 1000;
  const people = found.people.length;
  return [
    `${count(people, 'person was', 'people were')} active on ${count(found.topics.length, 'topic', 'topics')} in ${windowDays} days${people < minimumPeople ? `; at least ${minimumPeople} are needed` : ''}.`,
    `Weighted engagement was ${formatFigure(found.observed)}; ${formatFigure(found.expected)} was expected of this account, by its own history and its peers.`,
    found.pValue <= limit
      ? `Of 1,000 quiet weeks fewer than ${formatFigure(Math.max(perThousand, 0.01))} show as much by chance; ${formatFigure(falseAlarmsPerThousandWeeks)} may.`
      : `So much comes by chance: in up to ${formatFigure(Math.min(1000, perThousand))} of 1,000 quiet weeks; ${formatFigure(falseAlarmsPerThousandWeeks)} may.`,
    found.peersPValue <= shareOfPeers
      ? `At most ${formatShare(found.peersPValue)} of its peers’ windows show as much.`
      : `It is not unusual among its peers: ${formatShare(found.peersPValue)} of their windows show as much.`,
    ...(people >= minimumPeople && found.peoplePValue > shareOfPeers
      ? ['So many people are active in this account anyway.']
      : []),
    ...(found.daysSinceLast === null
      ? []
      : [
          `The newest engagement was ${found.daysSinceLast === 0 ? 'today' : `${count(found.daysSinceLast, 'day', 'days')} ago`}.`,
        ]),
    ...(found.roles.length > 0
      ? [`${count(found.roles.length, 'role', 'roles')} of the buying group took part.`]
      : []),
    ...(leftOut > 0
      ? [`${count(leftOut, 'event', 'events')} of robots and role mailboxes did not count.`]
      : []),
    ...(baseline.accounts === 0
      ? ['There are too few accounts to learn what is usual from: stated figures stand in.']
      : []),
  ];
}
