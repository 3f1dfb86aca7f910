/** What one person of an account did on one day, on one topic, of one kind. Day: whole days since the epoch. */
export type DailyEngagement = {
  day: number;
  person: string;
  topic: string;
  kind: string;
  count: number;
  isRobot: boolean;
  /** An address of a function, such as info@: nobody in particular. */
  isRoleMailbox: boolean;
  /** Part in the buying group; null where it is not known. */
  role: string | null;
};

export type SurgeSettings = {
  windowDays: number;
  /** Days before the window that tell what is usual. */
  historyDays: number;
  /** So many different people at least. */
  minimumPeople: number;
  /** Of a thousand weeks of quiet accounts, looked at daily, at most so many may give an alarm. */
  falseAlarmsPerThousandWeeks: number;
  /** Weight of each topic of interest; what is not named counts nothing. */
  topics: 'all' | Readonly<Record<string, number>>;
  /** Weight of one event by its kind. */
  kinds: Readonly<Record<string, number>>;
  otherKind: number;
  /** Most that one person adds on one day: nobody makes a surge alone. */
  mostPerPersonDay: number;
};
export const statedSurgeSettings: SurgeSettings = {
  windowDays: 8,
  historyDays: 112,
  minimumPeople: 3,
  falseAlarmsPerThousandWeeks: 1,
  topics: 'all',
  kinds: {
    email_open: 0.5,
    email_click: 1,
    ad_click: 1,
    page: 1,
    download: 3,
    webinar: 3,
    form: 5,
    reply: 5,
    demo_request: 8,
  },
  otherKind: 1,
  mostPerPersonDay: 8,
};

/** One person’s part of a day, weighted. */
export type WeightedAct = { person: string; topic: string; role: string | null; score: number };
export type AccountActivity = {
  id: string;
  /** The first day on which what this account does would have been seen. */
  knownSince: number;
  acts: ReadonlyMap<number, readonly WeightedAct[]>;
  /** By day, how many events of robots and role mailboxes were left out. */
  leftOut: ReadonlyMap<number, number>;
};

/** The weighted activity of one account’s people by day, in whatever order it is told. */
export function activityOf(
  account: { id: string; knownSince: number },
  engagements: readonly DailyEngagement[],
  settings: SurgeSettings,
): AccountActivity {
  const days = new Map<number, WeightedAct[]>();
  const leftOut = new Map<number, number>();
  for (const { day, person, topic, kind, count, isRobot, isRoleMailbox, role } of engagements) {
    if (isRobot || isRoleMailbox) {
      leftOut.set(day, (leftOut.get(day) ?? 0) + count);
      continue;
    }
    const kindWeight = Object.hasOwn(settings.kinds, kind) ? settings.kinds[kind] : settings.otherKind;
    const score = count * (kindWeight ?? 0) * topicWeight(topic, settings.topics);
    if (!(score > 0)) continue;
    const acts = days.get(day);
    if (acts) acts.push({ person, topic, role, score });
    else days.set(day, [{ person, topic, role, score }]);
  }
  const capped = [...days].map(([day, acts]) => [day, capPeople(acts, settings.mostPerPersonDay)] as const);
  return { ...account, acts: new Map(capped), leftOut };
}

function topicWeight(topic: string, topics: SurgeSettings['topics']): number {
  if (topics === 'all') return 1;
  return Object.hasOwn(topics, topic) ? (topics[topic] ?? 0) : 0;
}

function capPeople(acts: readonly WeightedAct[], most: number): WeightedAct[] {
  const totals = new Map<string, number>();
  for (const { person, score } of acts) totals.set(person, (totals.get(person) ?? 0) + score);
  return acts.map((act) => ({
    ...act,
    score: act.score * Math.min(1, most / (totals.get(act.person) ?? most)),
  }));
}
