import { segmentOf } from '../../lib/core/scopes/segment';
import { betaQuantile } from '../../lib/core/signals/quality/beta-distribution';
import { detectSurge } from '../../lib/core/signals/surge/detect-surge';
import {
  type AccountActivity,
  activityOf,
  type DailyEngagement,
  statedSurgeSettings,
} from '../../lib/core/signals/surge/engagement';
import { fitPeerBaselines, type PeerGroup, peerGroupOf } from '../../lib/core/signals/surge/peer-baseline';
import { type SeededRandom, seededRandom } from '../../lib/platform/random';
import { atLeast, atMost, type Figure, plain, quantile } from '../figure';

/** Reading the blog or a guide is no sign of a purchase. */
const settings = { ...statedSurgeSettings, topics: { pricing: 1, comparison: 1, security: 1 } };
const firstDay = 20_000;
const burnIn = settings.historyDays + settings.windowDays;
const weekdays = [1.2, 1.25, 1.2, 1.15, 0.95, 0.25, 0.25];
/** Most visits read a guide or the blog; few compare or look at prices. */
const usualTopics = [
  'blog',
  'blog',
  'blog',
  'guides',
  'guides',
  'events',
  'security',
  'comparison',
  'pricing',
];

/** How quiet accounts scatter. `heavy` scatters far more than the detector’s model allows for. */
type World = {
  name: string;
  /** Deviation of the log of an account’s own rate. */
  spread: number;
  /** Size of a week’s own ups and downs, in the log. */
  weekly: number;
  /** Degrees of freedom of those ups and downs: few make heavy tails. Infinity is Gaussian. */
  freedom: number;
  /** Chance that somebody who came tells a colleague, who comes the day after. */
  contagion: number;
  /** Share of the accounts’ mailboxes and crawlers that also leave marks. */
  machines: number;
};
const worlds: World[] = [
  {
    name: 'as the model assumes, nearly',
    spread: 0.9,
    weekly: 0.3,
    freedom: Number.POSITIVE_INFINITY,
    contagion: 0,
    machines: 0.1,
  },
  {
    name: 'heavier tails than the model assumes',
    spread: 1.1,
    weekly: 0.45,
    freedom: 3,
    contagion: 0.15,
    machines: 0.2,
  },
];
const sizes = [
  { tier: 'tier_1', employees: 3000, contacts: [40, 250] },
  { tier: 'tier_2', employees: 400, contacts: [15, 60] },
  { tier: 'tier_3', employees: 40, contacts: [4, 20] },
] as const;

function poisson(random: SeededRandom, mean: number): number {
  if (mean > 40) return Math.max(0, Math.round(random.normal(mean, Math.sqrt(mean))));
  const limit = Math.exp(-mean);
  let [count, product] = [0, random.float()];
  while (product > limit) {
    count++;
    product *= random.float();
  }
  return count;
}

/** A draw of Student’s t, bounded so that no account becomes a thousand times as lively. */
function scatter(random: SeededRandom, freedom: number): number {
  const z = random.normal();
  if (!Number.isFinite(freedom)) return z;
  const chi = Array.from({ length: freedom }, () => random.normal() ** 2).reduce((a, b) => a + b, 0);
  return Math.max(-5, Math.min(5, z / Math.sqrt(chi / freedom)));
}

type Quiet = { id: string; group: PeerGroup; contacts: number; engagements: DailyEngagement[] };

/** Accounts on which nothing is going on: their own rates, weekly pattern, common ups and downs, robots. */
function quietAccounts(world: World, perSize: number, days: number, seed: string): Quiet[] {
  const random = seededRandom(seed);
  const weeks = Math.ceil(days / 7) + 1;
  // Everybody is livelier in some weeks: a launch, a newsletter, a holiday.
  const common = Array.from(
    { length: weeks },
    () => Math.exp(random.normal(0, 0.15)) * (random.float() < 0.06 ? 1.8 : 1),
  );
  return sizes.flatMap(({ tier, employees, contacts: [least, most] }) =>
    Array.from({ length: perSize }, (_, i) => {
      const contacts = random.int(least, most);
      const rate = 0.004 * contacts * Math.exp(random.normal(0, world.spread));
      const own = Array.from({ length: weeks }, () =>
        Math.exp(world.weekly * scatter(random, world.freedom)),
      );
      const engagements: DailyEngagement[] = [];
      let told = 0;
      for (let d = 0; d < days; d++) {
        const week = Math.floor(d / 7);
        const mean = rate * (weekdays[(firstDay + d + 3) % 7] ?? 1) * (own[week] ?? 1) * (common[week] ?? 1);
        const visits = poisson(random, mean) + told;
        told = 0;
        for (let v = 0; v < visits; v++) {
          // A few people of each company come far more often than the rest.
          const person = `p${Math.floor(contacts * random.float() ** 2.5)}`;
          engagements.push(...visit(random, firstDay + d, person, random.pick(usualTopics)));
          if (random.float() < world.contagion) told++;
        }
        if (random.float() < world.machines * 0.1)
          engagements.push({
            ...event(firstDay + d, `robot${random.int(1, 5)}`, 'comparison', 'page', 80),
            isRobot: true,
          });
      }
      return { id: `${tier}-${i}`, group: peerGroupOf(tier, segmentOf(employees)), contacts, engagements };
    }),
  );
}

const event = (day: number, person: string, topic: string, kind: string, count: number): DailyEngagement => ({
  day,
  person,
  topic,
  kind,
  count,
  isRobot: false,
  isRoleMailbox: false,
  role: null,
});

/** A visit: some pages, and now and then a form or a download. */
function visit(random: SeededRandom, day: number, person: string, topic: string): DailyEngagement[] {
  const pages = 1 + Math.floor(-Math.log(1 - random.float()) * 1.8);
  const more = random.float();
  return [
    event(day, person, topic, 'page', pages),
    ...(more < 0.03
      ? [event(day, person, topic, 'form', 1)]
      : more < 0.1
        ? [event(day, person, topic, 'download', 1)]
        : []),
  ];
}

type Alarms = { accountWeeks: number; alarmWeeks: number; alarms: number };

/** Every account looked at every day, the baselines learnt anew each day from the past alone. */
function replayQuiet(accounts: readonly Quiet[], days: number, perSize: number): Alarms {
  const known = accounts.map(({ id, group, engagements }) => ({
    group,
    activity: activityOf({ id, knownSince: firstDay }, engagements, settings),
  }));
  const weeks = Math.floor((days - burnIn) / 7);
  const alarmWeeks = new Set<string>();
  const lastFired = new Map<string, number>();
  let alarms = 0;
  for (let d = 0; d < weeks * 7; d++) {
    const asOf = firstDay + burnIn + d;
    const baselines = fitPeerBaselines(known, settings, asOf);
    for (const { group, activity } of known) {
      if (!detectSurge(activity, baselines.ofGroup(group), settings).fires) continue;
      alarmWeeks.add(`${activity.id} ${Math.floor(d / 7)}`);
      if (asOf - (lastFired.get(activity.id) ?? 0) > settings.windowDays) alarms++;
      lastFired.set(activity.id, asOf);
    }
  }
  return { accountWeeks: weeks * perSize * sizes.length, alarmWeeks: alarmWeeks.size, alarms };
}

/** A surge: so many people, each coming on some days out of six, mostly to compare and to look at prices. */
type Strength = { name: string; people: number; days: number; least: number };
const strengths: Strength[] = [
  { name: 'three people, each on one day', people: 3, days: 1, least: 0 },
  { name: 'three people, each on two days', people: 3, days: 2, least: 0 },
  { name: 'four people, each on two days', people: 4, days: 2, least: 0 },
  { name: 'six people, each on three days', people: 6, days: 3, least: 0.8 },
];

function inject(random: SeededRandom, contacts: number, { people, days }: Strength, from: number) {
  const who = new Set<string>();
  while (who.size < Math.min(people, contacts)) who.add(`p${random.int(0, contacts - 1)}`);
  return [...who].flatMap((person, i) => {
    // The first begins on the first day, so that the delay counts from what could first be seen.
    const on = new Set<number>(i === 0 ? [0] : []);
    while (on.size < days) on.add(random.int(0, 5));
    return [...on].flatMap((day) =>
      visit(
        random,
        from + day,
        person,
        random.pick(['comparison', 'comparison', 'pricing', 'security']),
      ).concat(visit(random, from + day, person, 'comparison')),
    );
  });
}

type Detection = { strength: Strength; share: number; bySize: string; delays: number[] };

/** Surges put into accounts one at a time, among peers that stay quiet; what is found within 14 days of its beginning. */
function measureDetection(accounts: readonly Quiet[], seed: string): Detection[] {
  const random = seededRandom(seed);
  const from = firstDay + burnIn + 21;
  const watched = 14;
  const known = accounts.map(({ id, group, engagements }) => ({
    group,
    activity: activityOf({ id, knownSince: firstDay }, engagements, settings),
  }));
  const baselines = Array.from({ length: watched }, (_, d) => fitPeerBaselines(known, settings, from + d));
  const firstDayOf = (activity: AccountActivity, group: PeerGroup): number | null => {
    for (const [d, baseline] of baselines.entries())
      if (detectSurge(activity, baseline.ofGroup(group), settings).fires) return d;
    return null;
  };
  return strengths.map((strength) => {
    const delays: number[] = [];
    const bySize = new Map<string, [found: number, all: number]>();
    accounts.forEach(({ id, group, contacts, engagements }, i) => {
      const own = known[i]?.activity;
      // An account that already fires by itself tells nothing about the surge.
      if (!own || firstDayOf(own, group) !== null) return;
      const added = inject(random, contacts, strength, from);
      const delay = firstDayOf(
        activityOf({ id, knownSince: firstDay }, [...engagements, ...added], settings),
        group,
      );
      const [found, all] = bySize.get(group) ?? [0, 0];
      bySize.set(group, [found + (delay === null ? 0 : 1), all + 1]);
      if (delay !== null) delays.push(delay);
    });
    const all = [...bySize.values()].reduce((sum, [, count]) => sum + count, 0);
    const told = [...bySize].map(
      ([group, [found, count]]) => `${group} ${((100 * found) / count).toFixed(0)}%`,
    );
    return { strength, share: delays.length / all, bySize: told.join(', '), delays };
  });
}

/** False alarms on simulated quiet accounts against the stated rate, and how many injected surges are found, how soon. */
export function measureSurge(say: (line: string) => void): Promise<Figure[]> {
  const perSize = 100;
  const days = burnIn + 26 * 7;
  const stated = settings.falseAlarmsPerThousandWeeks;
  const figures: Figure[] = [];
  for (const world of worlds) {
    const accounts = quietAccounts(world, perSize, days, world.name);
    const { accountWeeks, alarmWeeks, alarms } = replayQuiet(accounts, days, perSize);
    // Exact one-sided bound of a share at 95 % (Clopper and Pearson).
    const bound = 1000 * betaQuantile(0.95, alarmWeeks + 1, accountWeeks - alarmWeeks);
    const rate = (1000 * alarmWeeks) / accountWeeks;
    say(
      `Quiet accounts, ${world.name}: ${alarmWeeks} of ${accountWeeks} account-weeks had an alarm (${alarms} alarms): ${rate.toFixed(2)} per 1,000, below ${bound.toFixed(2)} with 95 %; stated ${stated}.`,
    );
    figures.push(
      atMost(`weeks with a false alarm, ${world.name}`, rate, 'per 1,000 account-weeks', stated),
      plain(`upper 95 % bound of it, ${world.name}`, bound, 'per 1,000 account-weeks'),
    );
    for (const { strength, share, bySize, delays } of measureDetection(accounts, `surges ${world.name}`)) {
      const name = `${strength.name}, ${world.name}`;
      figures.push(
        strength.least > 0
          ? atLeast(`surges found, ${name}`, share, '', strength.least)
          : plain(`surges found, ${name}`, share, ''),
      );
      const found = `  Surge of ${strength.name}: ${(100 * share).toFixed(0)} % found (${bySize})`;
      if (delays.length === 0) {
        say(`${found}.`);
        continue;
      }
      const [median, late] = [quantile(delays, 0.5), quantile(delays, 0.9)];
      say(`${found}, median after ${median} days, 9 of 10 within ${late}.`);
      figures.push(
        plain(`median delay, ${name}`, median, 'days'),
        plain(`delay of 9 in 10, ${name}`, late, 'days'),
      );
    }
  }
  return Promise.resolve(figures);
}
