import fc from 'fast-check';
import { actionKinds, describeAction } from '../../lib/core/actions/catalogue';
import type { Facts, GateAction } from '../../lib/core/gate/facts';
import { type SeededRandom, seededRandom } from '../../lib/platform/random';
import { anyCase } from '../../tests/support/builders/arbitrary-gate';
import {
  aBudget,
  aCampaign,
  aContact,
  aContactFacts,
  aFacts,
  aMoment,
  anAction,
  anAgent,
  anAssignment,
  anEmail,
  anEnrolment,
  aPolicy,
  aScope,
  aSequence,
  millions,
  outreachFacts,
} from '../../tests/support/builders/gate';

/** One question to the gate. */
export type Case = { action: GateAction; facts: Facts; now: Date };

/** Anything at all: every kind, every rule, unknown and contradicting facts; most of it is refused, with many findings. */
export const anything = (count: number): Case[] => fc.sample(anyCase, { numRuns: count, seed: 7 });

const paragraph =
  'Teams that plan their gifts in spring tell us that the year ends more calmly. Here is how three of them went about it, and what they would do again. ';
const policy = aPolicy();
const campaignIds = Array.from({ length: 40 }, (_, i) => `cmp_${i}`);

type Make = (random: SeededRandom, requester: Facts['requester']) => Omit<Case, 'now'>;

const budgets = (random: SeededRandom) =>
  (['day', 'month'] as const).flatMap((period) =>
    ['Workspace', 'Ads', 'Search'].map((name) =>
      aBudget({
        windowId: `bwn_${name}_${period}`,
        name,
        period,
        neededMicros: millions(random.int(1, 40)),
        // Now and then a cap has no room left.
        committedMicros: millions(random.int(0, 20) === 0 ? 890 : random.int(100, 700)),
        pacing: random.pick(['none', 'even'] as const),
      }),
    ),
  );

const ofCampaign: Make = (random, requester) => {
  const id = random.pick(campaignIds);
  const from = random.int(50, 200);
  /** Mostly small steps; now and then one that is too large for somebody. */
  const to = Math.round(from * random.pick([0.85, 0.95, 1.05, 1.1, 1.15, 1.2, 1.4]));
  const kind = random.pick(actionKinds.filter((name) => name.startsWith('ads.campaign.')));
  const sets = kind.includes('.set-');
  const money = { dailyBudgetMicros: millions(from), bidMicros: millions(from) };
  return {
    action: anAction({
      kind,
      payload: { campaignId: id, ...(sets ? { fromMicros: millions(from), toMicros: millions(to) } : {}) },
    }),
    facts: aFacts({
      requester,
      policy,
      target: aCampaign({
        id,
        state: { status: random.pick(['active', 'paused']), ...money },
        dayStart: money,
        weekAgo: { ...money, dailyBudgetMicros: millions(Math.round(from * (0.8 + 0.4 * random.float()))) },
        revenueMicros: millions(random.int(500, 3500)),
      }),
      budgets: budgets(random),
    }),
  };
};

const person = (random: SeededRandom) =>
  aContact({
    accountTier: random.pick(['tier_1', 'tier_2', 'tier_2', 'tier_3']),
    segment: random.pick(['enterprise', 'mid_market', 'small_business']),
    seniority: random.pick(['c_suite', 'director', 'manager', 'staff']),
    contactedBefore: random.float() < 0.7,
    signalQuality: 0.4 + 0.6 * random.float(),
  });

const assignment: Make = (random, requester) => ({
  action: anAssignment(),
  facts: aFacts({ requester, policy, target: person(random), budgets: [] }),
});

const outreach =
  (make: () => GateAction): Make =>
  (random, requester) => {
    const touched = random.pick([0, 0, 1, 1, 2, 2, 2, 3]);
    const touches = {
      channelToday: 0,
      channelWeek: touched,
      totalToday: 0,
      totalWeek: touched,
      ever: touched,
    };
    return {
      action: make(),
      facts: outreachFacts({
        requester,
        policy,
        target: person(random),
        sequence: aSequence(),
        contacts: [{ contactId: 'con_1', facts: aContactFacts({ touches }) }],
      }),
    };
  };

/** About 600 characters, 110 words: an outreach mail of the usual length. */
const body = `${paragraph.repeat(4)}This message was written by an AI agent.`;
const subject = 'Gifts that arrive on time';
const emailOf =
  (text: string): Make =>
  (random, requester) => {
    const { action, facts } = outreach(anEmail)(random, requester);
    return {
      action: { ...action, payload: { ...(action.payload as object), subject, body: text } },
      facts: { ...facts, content: contentOf({ subject, body: text }) },
    };
  };

/** The words as the gateway looks them up: each text with what libraries found in it. */
const contentOf = (texts: Record<string, string>): Facts['content'] => ({
  fields: Object.entries(texts).map(([name, text]) => ({ name, text, channel: 'email' as const })),
  sourceIds: [],
  byAgent: true,
  assessment: Object.keys(texts).map(() => ({ profanities: [], toxicity: 0.01, spam: 0.05 })),
});
const removal: Make = (random, requester) => ({
  action: anAction({
    kind: 'outreach.contact.remove',
    payload: { contactId: 'con_1', sequenceId: 'welcome' },
  }),
  facts: outreachFacts({ requester, policy, target: person(random) }),
});

/** So many people put into a sequence at once: every contact rule is asked of each of them. */
export const audience =
  (people: number): Make =>
  (_random, requester) => ({
    action: anAction({
      kind: 'outreach.audience.enrol',
      payload: { audienceId: 'aud_1', sequenceId: 'welcome', purpose: 'marketing' },
      expectedPeople: people,
    }),
    facts: outreachFacts({
      requester,
      policy,
      target: {
        type: 'audience',
        id: 'aud_1',
        people,
        accounts: people,
        accountTiers: ['tier_2', 'tier_3'],
        segments: ['mid_market'],
        regions: ['DACH'],
        languages: ['de'],
        seniorities: ['manager', 'staff'],
        firstTouchExecutives: 0,
        signalQuality: null,
      },
      contacts: Array.from({ length: people }, (_, i) => ({
        contactId: `con_${i}`,
        facts: aContactFacts({ contactId: `con_${i}` }),
      })),
    }),
  });

/** How often each is asked, out of 100. */
const mix: readonly [number, Make][] = [
  [34, assignment],
  [28, ofCampaign],
  [22, emailOf(body)],
  [12, outreach(anEnrolment)],
  [2, removal],
  [2, audience(10)],
];
const lots: Make[] = mix.flatMap(([share, make]) => Array.from({ length: share }, () => make));

/** What a workspace asks of its gate all day: complete facts, scopes with lists, three caps by day and month; most may pass. */
export function everyday(count: number): Case[] {
  const random = seededRandom('everyday');
  const requesters = Array.from({ length: 20 }, (_, i) =>
    anAgent({
      id: `agt_${i}`,
      reviewed: { version: 60, kindInSegment: random.int(0, 5) === 0 ? 12 : 60 },
      today: { actions: random.int(0, 40), addedSpendMicros: millions(random.int(0, 300)) },
      scope: aScope({
        campaigns: campaignIds.filter(() => random.float() < 0.95),
        regions: ['DACH', 'Nordics', 'Benelux'],
        languages: ['de', 'en', 'nl'],
        maxAddedSpendPerDayMicros: millions(400),
        maxRelativeChangePerDay: 0.5,
        maxDrift: 1,
        maxReachPerAction: 500,
        maxActionsPerDay: 60,
      }),
    }),
  );
  return Array.from({ length: count }, () => ({
    ...random.pick(lots)(random, random.pick(requesters)),
    now: aMoment,
  }));
}

/** One audience of that size, as somebody would propose it. */
export const anAudience = (people: number): Case => ({
  ...audience(people)(seededRandom('audience'), anAgent()),
  now: aMoment,
});

/** An e-mail whose body has about so many characters. */
export const anEmailOf = (characters: number): Case => ({
  ...emailOf(
    paragraph
      .repeat(Math.ceil(characters / paragraph.length))
      .slice(0, characters)
      .trim(),
  )(seededRandom('email'), anAgent()),
  now: aMoment,
});

/** What the gate works out of a text is kept as long as the fact lives; each real decision has facts of its own. */
export const withFreshWords = (facts: Facts): Facts =>
  facts.content === null ? facts : { ...facts, content: { ...facts.content } };

/** Kinds that no case of the population is about: an empty list, unless a kind was added and not thought of here. */
export function kindsLeftOut(cases: readonly Case[]): string[] {
  const seen = new Set(cases.map(({ action }) => action.kind));
  return actionKinds.filter((kind) => !seen.has(kind));
}

/** Whether every payload is one that its kind accepts: otherwise the gate would answer before any rule is heard. */
export const allUnderstood = (cases: readonly Case[]): boolean =>
  cases.every(({ action }) => describeAction(action.kind as (typeof actionKinds)[number], action.payload));
