import fc from 'fast-check';
import { beforeAll, describe, expect, it } from 'vitest';
import { seededRandom } from '@/lib/platform/random';
import { detectSurge, type Surge } from './detect-surge';
import { activityOf, type DailyEngagement, type SurgeSettings, statedSurgeSettings } from './engagement';
import {
  fitPeerBaseline,
  fitPeerBaselines,
  fitPeerBaselinesInSteps,
  type PeerBaseline,
  peerGroupOf,
} from './peer-baseline';

const asOf = 20_200;
const knownSince = asOf - 130;
const settings: SurgeSettings = { ...statedSurgeSettings, topics: { comparison: 1, pricing: 1, blog: 0.2 } };

const did = (change: Partial<DailyEngagement> = {}): DailyEngagement => ({
  day: asOf,
  person: 'ann',
  topic: 'comparison',
  kind: 'page',
  count: 3,
  isRobot: false,
  isRoleMailbox: false,
  role: null,
  ...change,
});

/** Accounts on which little goes on: on working days now and then somebody reads, and rarely compares. */
const peers = Array.from({ length: 60 }, (_, i) => {
  const random = seededRandom(`peer ${i}`);
  const rate = 0.15 * Math.exp(random.normal(0, 0.7));
  const engagements = Array.from({ length: 130 }, (__, d) => knownSince + 1 + d).flatMap((day) =>
    random.float() < rate * ((day + 3) % 7 < 5 ? 1.2 : 0.3)
      ? [
          did({
            day,
            person: `p${random.int(1, 20)}`,
            topic: random.float() < 0.15 ? 'comparison' : 'blog',
            count: random.int(1, 6),
          }),
        ]
      : [],
  );
  return activityOf({ id: `peer ${i}`, knownSince }, engagements, settings);
});
let baseline: PeerBaseline;
beforeAll(() => {
  baseline = fitPeerBaseline(peers, settings, asOf);
});
const detect = (engagements: readonly DailyEngagement[], since = knownSince, of = baseline): Surge =>
  detectSurge(activityOf({ id: 'acc', knownSince: since }, engagements, settings), of, settings);

/** Three contacts compare products, each twice, within eight days. */
const threeContacts = ['ann', 'bob', 'cem'].flatMap((person, i) => [
  did({ person, day: asOf - 6 + i, role: ['champion', 'user', 'unknown'][i] ?? null }),
  did({ person, day: asOf - i, topic: 'pricing' }),
]);
const everyDay = Array.from({ length: 120 }, (_, i) => asOf - i);

describe('a surge', () => {
  it('is three contacts on comparisons within eight days, in an account that is otherwise quiet', () => {
    const surge = detect(threeContacts);
    expect(surge).toMatchObject({
      fires: true,
      people: ['ann', 'bob', 'cem'],
      topics: ['comparison', 'pricing'],
      roles: ['champion', 'user'],
      daysSinceLast: 0,
      observed: 18,
    });
    expect(surge.expected).toBeLessThan(3);
    expect(surge.pValue).toBeLessThan(1 / 7000);
    expect(surge.score).toBeGreaterThan(60);
    expect(surge.why[0]).toBe('3 people were active on 2 topics in 8 days.');
    expect(surge.why.join(' ')).toContain('2 roles of the buying group took part');
  });

  it('takes more to see in an account that was not known before', () => {
    expect(detect(threeContacts, asOf - 7).pValue).toBeGreaterThan(detect(threeContacts).pValue);
    const many = ['ann', 'bob', 'cem', 'dan', 'eve'].flatMap((person) =>
      [0, 1, 2].map((back) => did({ person, day: asOf - back, count: 8 })),
    );
    expect(detect(many, asOf - 7).fires).toBe(true);
  });

  it('is found by stated figures where too few peers are known, and says so', () => {
    const alone = fitPeerBaselines([], settings, asOf).ofGroup(peerGroupOf('tier_1', 'enterprise'));
    const surge = detect(threeContacts, asOf - 100, alone);
    expect(surge.fires).toBe(true);
    expect(surge.why.at(-1)).toContain('too few accounts to learn');
  });

  it('is learnt in steps that are short, with the same result', () => {
    const group = peerGroupOf('tier_1', 'enterprise');
    const accounts = peers.map((activity) => ({ activity, group }));
    const steps = fitPeerBaselinesInSteps(accounts, settings, asOf);
    let count = 0;
    let step = steps.next();
    for (; !step.done; step = steps.next()) count++;
    // Of sixty accounts some 600 windows are looked at twice, for all and for their group.
    expect(count).toBeGreaterThanOrEqual(10);
    expect(step.value.ofGroup(group)).toEqual(fitPeerBaselines(accounts, settings, asOf).ofGroup(group));
  });

  it('is not one person, however much they read', () => {
    const one = everyDay.slice(0, 8).map((day) => did({ day, count: 50, topic: 'blog' }));
    const surge = detect(one);
    expect(surge.fires).toBe(false);
    expect(surge.why[0]).toContain('1 person was active on 1 topic in 8 days; at least 3 are needed');
    expect(detect(everyDay.slice(0, 8).map((day) => did({ day, count: 50 }))).fires).toBe(false);
  });

  it('is not what the account does every week', () => {
    const usual = everyDay
      .filter((day) => (day + 3) % 7 < 5)
      .flatMap((day) => ['ann', 'bob', 'cem', 'dan'].map((person) => did({ day, person })));
    const surge = detect(usual);
    expect(surge.people).toHaveLength(4);
    expect(surge.fires).toBe(false);
    expect(surge.expected).toBeGreaterThan(0.6 * surge.observed);
  });

  it('is not what everybody does this week', () => {
    const lively = peers.map((peer, i) => {
      const acts = new Map(peer.acts);
      // Two of three accounts take part in what is going on.
      if (i % 3 > 0)
        for (let d = 0; d < 6; d++)
          acts.set(asOf - d, [{ person: `x${d % 4}`, topic: 'comparison', role: null, score: 5 }]);
      return { ...peer, acts };
    });
    const ofLively = fitPeerBaseline(lively, settings, asOf);
    expect(ofLively.engagementLifts[0]).toBeGreaterThan(2);
    const surge = detect(threeContacts, knownSince, ofLively);
    expect(surge.fires).toBe(false);
    expect(surge.why.join(' ')).toMatch(/not unusual among its peers: 6\d(\.\d)?%/);
  });

  it('is neither a crawler nor a role mailbox, which are told but do not count', () => {
    const crawlers = Array.from({ length: 6 }, (_, i) =>
      did({ person: `bot${i}`, count: 200, isRobot: true }),
    );
    const mailboxes = ['info', 'sales', 'office'].map((person) =>
      did({ person, count: 9, isRoleMailbox: true }),
    );
    const surge = detect([...crawlers, ...mailboxes]);
    expect(surge).toMatchObject({ fires: false, observed: 0, people: [], score: 0, pValue: 1 });
    expect(surge.why.at(-1)).toBe('1227 events of robots and role mailboxes did not count.');
    expect(detect([...threeContacts, ...crawlers]).observed).toBe(18);
  });

  it('needs as many people as are asked for, on topics that are of interest', () => {
    const two = threeContacts.filter(({ person }) => person !== 'cem').map((one) => ({ ...one, count: 8 }));
    expect(detect(two).fires).toBe(false);
    const asked = { ...settings, minimumPeople: 2 };
    expect(detectSurge(activityOf({ id: 'acc', knownSince }, two, asked), baseline, asked).fires).toBe(true);
    expect(detect(threeContacts.map((one) => ({ ...one, topic: 'careers' }))).people).toEqual([]);
  });

  it('allows no more false alarms than are stated: a stricter rate fires less', () => {
    const strict = { ...settings, falseAlarmsPerThousandWeeks: 1e-9 };
    const activity = activityOf({ id: 'acc', knownSince }, threeContacts, strict);
    expect(detectSurge(activity, baseline, strict).fires).toBe(false);
  });

  it('is the same in whatever order engagement is told, and never less likely by more of it', () => {
    const engagement = fc.record<DailyEngagement>({
      day: fc.integer({ min: asOf - 125, max: asOf }),
      person: fc.constantFrom('ann', 'bob', 'cem', 'dan', 'eve'),
      topic: fc.constantFrom('comparison', 'pricing', 'blog', 'careers'),
      kind: fc.constantFrom('page', 'form', 'unheard-of'),
      count: fc.integer({ min: 1, max: 6 }),
      isRobot: fc.boolean(),
      isRoleMailbox: fc.constant(false),
      role: fc.constantFrom(null, 'champion', 'user'),
    });
    fc.assert(
      fc.property(fc.array(engagement, { maxLength: 40 }), fc.constantFrom('ann', 'new'), (list, person) => {
        const surge = detect(list);
        const reversed = detect([...list].reverse());
        expect(reversed.pValue).toBeCloseTo(surge.pValue, 9);
        expect({
          ...reversed,
          pValue: 0,
          peersPValue: 0,
          peoplePValue: 0,
          expected: 0,
          observed: 0,
          why: [],
        }).toEqual({
          ...surge,
          pValue: 0,
          peersPValue: 0,
          peoplePValue: 0,
          expected: 0,
          observed: 0,
          why: [],
        });
        const more = detect([...list, did({ person, day: asOf, count: 4 })]);
        expect(more.pValue).toBeLessThanOrEqual(surge.pValue + 1e-12);
        expect(surge.score).toBeGreaterThanOrEqual(0);
        expect(surge.score).toBeLessThanOrEqual(100);
        if (surge.fires) expect(surge.people.length).toBeGreaterThanOrEqual(3);
      }),
    );
  });
});
