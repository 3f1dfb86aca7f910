import fc from 'fast-check';
import { actionKinds, channels } from '../../../lib/core/actions/catalogue';
import type { ContactFacts } from '../../../lib/core/contactability/contact-facts';
import { defaultContactRules } from '../../../lib/core/contactability/contact-rules';
import { isPublishKind, isSplitKind } from '../../../lib/core/content/surface';
import type { Facts, GateAction } from '../../../lib/core/gate/facts';
import { defaultPolicySections, type PolicyBody } from '../../../lib/core/gate/policy-body';
import { rules } from '../../../lib/core/gate/rules';
import {
  type OversightMatrix,
  oversightMatrixSchema,
  oversightModes,
} from '../../../lib/core/oversight/oversight-matrix';
import { type PauseFact, pauseModes, pauseSubjects } from '../../../lib/core/pauses/pause';
import { accountTiers, type ScopeBody } from '../../../lib/core/scopes/scope-body';
import { segments } from '../../../lib/core/scopes/segment';
import { seniorities } from '../../../lib/core/scopes/seniority';
import { objectedTo } from './arbitrary-brand';
import { campaignAction } from './arbitrary-campaign';
import { messageActions } from './arbitrary-messages';
import { anyOtherSections } from './arbitrary-monitoring';
import { anyOrigin } from './arbitrary-origin';
import { anyClaims, anyPageTarget, pageAction } from './arbitrary-page';
import { someLimits } from './contact-facts';
import {
  aBudget,
  aCampaign,
  aContact,
  aContactFacts,
  aContent,
  aFacts,
  anAction,
  anAgent,
  anAssignment,
  anEmail,
  anEnrolment,
  aPause,
  aPerson,
  aPolicy,
  aScopeBody,
  aSequence,
  millions,
} from './gate';
import { mostly } from './mostly';

const micros = (max: number) => fc.integer({ min: 0, max }).map(millions);
export const anyMoment = fc
  .integer({ min: Date.parse('2026-11-20T00:00:00Z'), max: Date.parse('2026-12-01T00:00:00Z') })
  .map((ms) => new Date(ms));
const unknown = fc.constant({ unknown: 'the lookup failed' });

const hoursValue = fc.record({
  from: fc.integer({ min: 0, max: 23 }),
  to: fc.integer({ min: 1, max: 24 }),
  days: fc.subarray([1, 2, 3, 4, 5, 6, 7]),
  timeZone: fc.constantFrom('UTC', 'Europe/Berlin', 'America/New_York'),
});

const allOr = (...names: string[]) => fc.oneof(fc.constant('all' as const), fc.subarray(names));

/** Any value each field of a scope may have. */
const scopeFields: { [F in keyof ScopeBody]: fc.Arbitrary<ScopeBody[F]> } = {
  kinds: fc.subarray(actionKinds),
  channels: fc.subarray([...channels]),
  campaigns: allOr('cmp_1', 'cmp_2'),
  accountTiers: fc.subarray([...accountTiers]),
  connections: allOr('cnx_1', 'cnx_2'),
  adAccounts: allOr('acct-1', 'acct-2'),
  segments: fc.subarray([...segments]),
  regions: allOr('DACH', 'Nordics'),
  languages: allOr('de', 'en'),
  seniorities: fc.subarray([...seniorities]),
  hours: hoursValue,
  maxAddedDailySpendMicros: fc.constantFrom(0, 10, 110).map(millions),
  maxAddedSpendPerDayMicros: fc.option(fc.constantFrom(0, 30, 60).map(millions)),
  maxRelativeChange: fc.constantFrom(0, 0.05, 0.1, 0.5, 1),
  maxRelativeChangePerDay: fc.constantFrom(null, 0, 0.1, 0.5, 1),
  maxDrift: fc.constantFrom(null, 0, 0.1, 0.5, 1),
  maxReachPerAction: fc.constantFrom(null, 0, 1, 10),
  maxActionsPerDay: fc.constantFrom(null, 0, 1, 10),
  kindExpiresAt: fc.constantFrom(
    {},
    { 'ads.campaign.set-daily-budget': '2026-11-24T00:00:00Z' },
    { 'crm.contact.assign-owner': '2026-12-24T00:00:00Z' },
  ),
  expiresAt: anyMoment.map((date) => date.toISOString()),
};

const fieldNames = Object.keys(scopeFields) as (keyof ScopeBody)[];

/** Two scopes that grant everything but for one field, which each has a value of its own of. */
export const anyScopesDifferingIn = <F extends keyof ScopeBody>(field: F) =>
  fc
    .tuple(scopeFields[field], scopeFields[field])
    .map(([from, to]) => ({ from: aScopeBody({ [field]: from }), to: aScopeBody({ [field]: to }) }));

/** A scope that grants everything but for a few fields. */
export const anyScopeBody: fc.Arbitrary<ScopeBody> = fc
  .tuple(fc.record(scopeFields), fc.subarray(fieldNames, { maxLength: 3 }))
  .map(([values, fields]) => aScopeBody(Object.fromEntries(fields.map((field) => [field, values[field]]))));

/** A scope and what it is changed to in a few fields, each to anything or to everything. */
export const anyScopeChange: fc.Arbitrary<{ from: ScopeBody; to: ScopeBody }> = fc
  .tuple(
    anyScopeBody,
    fc.oneof(fc.record(scopeFields), fc.constant(aScopeBody())),
    fc.subarray(fieldNames, { minLength: 1, maxLength: 2 }),
  )
  .map(([from, values, fields]) => ({
    from,
    to: { ...from, ...Object.fromEntries(fields.map((field) => [field, values[field]])) },
  }));

const contactAction = fc.constantFrom(
  anAssignment(),
  anEmail(),
  anEnrolment(),
  { kind: 'outreach.contact.remove', payload: { contactId: 'con_1', sequenceId: 'welcome' } },
  ...messageActions,
);
const audienceAction = fc.constant({
  kind: 'outreach.audience.enrol',
  payload: { audienceId: 'aud_1', sequenceId: 'welcome', purpose: 'marketing' },
});

/** An action of any kind with a payload of that kind. */
export const anyAction: fc.Arbitrary<GateAction> = fc
  .record({
    what: fc.oneof(campaignAction, campaignAction, contactAction, contactAction, audienceAction, pageAction),
    expectedPeople: mostly(fc.constant(null), fc.constantFrom(1, 10)),
    confidence: mostly(fc.constant(0.9), fc.double({ min: 0, max: 1, noNaN: true })),
    expiresAt: mostly(
      fc.constant('2026-12-24T00:00:00Z'),
      anyMoment.map((date) => date.toISOString()),
    ),
    compensatesId: mostly(fc.constant(null), fc.constant('act_0')),
    editsId: mostly(fc.constant(null), fc.constant('act_7')),
    mitigatesId: mostly(fc.constant(null), fc.constant('act_8')),
    addsExposure: fc.boolean(),
    taintedReasons: mostly(fc.constant(0), fc.constant(1)),
  })
  .map(({ what: { kind, payload }, ...rest }) =>
    anAction({ kind, payload, ...rest, addsExposure: rest.addsExposure && rest.compensatesId !== null }),
  );

const anyMode = fc.constantFrom(...oversightModes);
const anyCells = fc.record({ reversible: anyMode, irreversible: anyMode });
const anyRow = fc.record({ minutes: anyCells, hours: anyCells, days: anyCells });
const anyMatrix: fc.Arbitrary<OversightMatrix> = mostly(
  fc.constant(oversightMatrixSchema.parse(defaultPolicySections.oversight)),
  fc.record({ low: anyRow, medium: anyRow, high: anyRow }),
);

/** Any policy; what it says of contacts is mostly the default. */
export const anyPolicy: fc.Arbitrary<PolicyBody> = fc.record({
  handoffReviewDays: fc.constantFrom(0, 30, 90),
  exploreShare: fc.constantFrom(0, 0.1),
  reach: fc.record({
    maxPeople: fc.constantFrom(0, 100, 5000),
    askAbovePeople: fc.constantFrom(0, 10, 50),
    maxAccounts: fc.constantFrom(0, 10, 1000),
    maxIrreversiblePeople: fc.constantFrom(0, 1, 500),
    askAboveExpectedFactor: fc.constantFrom(1, 1.2, 3),
  }),
  contact: fc
    .record({
      perChannelPerDay: fc.constantFrom(0, 1, 3),
      totalPerWeek: fc.constantFrom(0, 2, 5),
      fromHour: fc.constantFrom(0, 8),
      toHour: fc.constantFrom(11, 24),
    })
    .map(({ fromHour, toHour, ...caps }) => ({
      ...defaultContactRules,
      caps: { ...defaultContactRules.caps, ...caps },
      contactHours: { ...defaultContactRules.contactHours, fromHour, toHour },
    })),
  oversight: anyMatrix,
  ...anyOtherSections,
  firstDecisionsToReview: fc.integer({ min: 0, max: 60 }),
  askAboveRelativeChange: fc.constantFrom(0.05, 0.25, 2),
  askAboveAddedDailySpendMicros: micros(150),
  roasFloor: fc.double({ min: 0, max: 6, noNaN: true }),
  roasMinSpendMicros: micros(1000),
  roasWindowDays: fc.constant(7),
  askBelowConfidence: fc.constantFrom(0, 0.6, 1),
  askBelowSignalQuality: fc.constantFrom(0, 0.5, 1),
  refuseBelowSignalQuality: fc.constantFrom(0, 0.2, 0.5),
  undoBelowSignalQuality: fc.constantFrom(0, 0.5, 1),
  approvalDeadlineMinutes: fc.constant(60),
});

type AgentAdditions = Extract<Facts['requester'], { type: 'agent' }>['additions'];
const anyAgent = fc
  .record({
    autonomyLevel: mostly(
      fc.constant('act' as const),
      fc.constantFrom('shadow' as const, 'suggest' as const, 'ask' as const, 'act_with_undo' as const),
    ),
    reviewed: fc.record({
      version: fc.integer({ min: 0, max: 100 }),
      kindInSegment: mostly(fc.constant(60), fc.integer({ min: 0, max: 60 })),
    }),
    additions: mostly<AgentAdditions>(
      fc.constant([]),
      fc
        .integer({ min: 0, max: 60 })
        .map((reviewed) => [{ id: 'sad_1', field: 'regions', item: 'DACH', reviewed }]),
    ),
    today: fc.record({ actions: fc.integer({ min: 0, max: 12 }), addedSpendMicros: micros(60) }),
    shadowOf: fc.option(fc.constant(null), { nil: 'hol_1', freq: 10 }),
    scope: mostly<Extract<Facts['requester'], { type: 'agent' }>['scope']>(
      anyScopeBody.map((body) => ({ id: 'scp_1', version: 1, body })),
      unknown,
    ),
  })
  .map(anAgent);

const anyContactFacts = (purpose: 'marketing', channel: 'email' | 'sms' | 'in_product') =>
  fc
    .record({
      consents: fc.constantFrom(aContactFacts().consents, []),
      suppressions: mostly<ContactFacts['suppressions']>(
        fc.constant([]),
        fc.constant([{ id: 'sup_1', channel: null, reason: 'unsubscribe' as const }]),
      ),
      touches: fc
        .integer({ min: 0, max: 4 })
        .map((n) => ({ channelToday: n, channelWeek: n, totalToday: n, totalWeek: n, ever: n })),
      lease: mostly<ContactFacts['lease']>(
        fc.constant(null),
        fc.constant({ purpose: 'sales_outreach' as const, agentId: 'agt_2', until: '2026-12-01T00:00:00Z' }),
      ),
      openDistress: mostly(fc.constant(false), fc.constant(true)),
    })
    .map((over) => aContactFacts({ purpose, channel, ...over }));

const reachedBy = { 'sms.message.send': 'sms', 'in_product.message.show': 'in_product' } as const;
const contactsOf = (action: GateAction): fc.Arbitrary<Facts['contacts']> => {
  const others = Object.entries(reachedBy).find(([kind]) => kind === action.kind);
  if (others || action.kind === 'email.message.send' || action.kind === 'outreach.contact.enrol')
    return anyContactFacts('marketing', others?.[1] ?? 'email').map((facts) => [
      { contactId: 'con_1', facts },
    ]);
  if (action.kind !== 'outreach.audience.enrol') return fc.constant([]);
  return fc
    .array(anyContactFacts('marketing', 'email'), { minLength: 1, maxLength: 3 })
    .map((list) =>
      list.map((facts, i) => ({ contactId: `con_${i}`, facts: { ...facts, contactId: `con_${i}` } })),
    );
};

/** What an action may be aimed at. */
export function anyTargetFor(action: GateAction): fc.Arbitrary<Facts['target']> {
  if (action.kind === 'outreach.audience.enrol')
    return fc
      .record({ people: fc.constantFrom(1, 40, 4812), tier: fc.constantFrom(...accountTiers) })
      .map(({ people, tier }) => ({
        type: 'audience' as const,
        id: 'aud_1',
        people,
        accounts: Math.ceil(people / 3),
        accountTiers: [tier],
        segments: ['mid_market' as const],
        regions: ['DACH', null],
        languages: ['de'],
        seniorities: ['manager' as const],
        firstTouchExecutives: tier === 'tier_1' ? 1 : 0,
        signalQuality: null,
      }));
  if (isPublishKind(action.kind) || isSplitKind(action.kind)) return anyPageTarget;
  if (!action.kind.startsWith('ads.'))
    return fc
      .record({
        accountTier: fc.constantFrom(null, ...accountTiers),
        segment: fc.constantFrom(...segments),
        region: fc.constantFrom(null, 'DACH', 'Nordics'),
        language: fc.constantFrom(null, 'de', 'en'),
        seniority: fc.constantFrom(...seniorities),
        contactedBefore: fc.boolean(),
        signalQuality: mostly(fc.constant(0.9), fc.constantFrom(null, 0.1, 0.4)),
      })
      .map(aContact);
  const money = fc.option(
    fc
      .constantFrom(80, 100, 120)
      .map((n) => ({ dailyBudgetMicros: millions(n), bidMicros: millions(n / 50) })),
  );
  return fc
    .record({
      status: fc.constantFrom('active', 'paused'),
      revenueMicros: micros(3000),
      dayStart: money,
      weekAgo: money,
      signalQuality: mostly(fc.constant(0.9), fc.constantFrom(null, 0.1, 0.4)),
    })
    .map(({ status, ...rest }) =>
      aCampaign({
        id: (action.payload as { campaignId: string }).campaignId,
        state: { status, dailyBudgetMicros: millions(100), bidMicros: millions(2) },
        ...rest,
      }),
    );
}

const anyBudget = fc
  .record({
    neededMicros: micros(800),
    pacing: fc.constantFrom('none' as const, 'even' as const),
    elapsedShare: fc.constantFrom(0.3, 0.9),
    period: fc.constantFrom('day' as const, 'week' as const, 'month' as const),
    perDayMicros: fc.option(micros(60)),
  })
  .map(aBudget);

/** Mostly as many people as were looked up: an audience that was not is refused for that alone. */
function withThatMany(facts: Facts): Facts {
  const { target, contacts } = facts;
  if (!('type' in target) || target.type !== 'audience' || !Array.isArray(contacts) || target.people > 40)
    return facts;
  return { ...facts, target: { ...target, people: contacts.length, accounts: contacts.length } };
}

const anyPause = fc
  .record({
    subject: fc.constantFrom(...pauseSubjects),
    mode: fc.constantFrom(...pauseModes),
    letsFinish: fc.boolean(),
    lowersPass: fc.boolean(),
  })
  .map(aPause);

/** Facts of any kind for `action`: known and unknown, about the right object and about another. */
export const anyFactsFor = (action: GateAction): fc.Arbitrary<Facts> =>
  fc
    .record({
      workspace: mostly<Facts['workspace']>(fc.constant({ timeZone: 'UTC', currency: 'USD' }), unknown),
      pauses: mostly<Facts['pauses']>(
        mostly(fc.constant<PauseFact[]>([]), fc.array(anyPause, { maxLength: 2 })),
        unknown,
      ),
      requester: mostly<Facts['requester']>(
        anyAgent,
        fc.boolean().map((mayAct) => aPerson({ mayAct })),
      ),
      policy: mostly<Facts['policy']>(anyPolicy.map(aPolicy), unknown),
      localTime: mostly<Facts['localTime']>(
        fc.record({ hour: fc.integer({ min: 0, max: 23 }), weekday: fc.integer({ min: 1, max: 7 }) }),
        unknown,
      ),
      target: mostly<Facts['target']>(
        anyTargetFor(action),
        fc.oneof(unknown, fc.constant(aCampaign({ id: 'cmp_9' }))),
      ),
      contacts: mostly<Facts['contacts']>(contactsOf(action), unknown),
      limits: mostly<Facts['limits']>(fc.constant([]), someLimits),
      sequence: mostly<Facts['sequence']>(
        fc.constantFrom(null, aSequence(), aSequence({ sameWords: false }), aSequence({ isActive: false })),
        unknown,
      ),
      content: mostly<Facts['content']>(
        fc.constantFrom(null, aContent(), aContent({ byAgent: false }), ...objectedTo),
        unknown,
      ),
      claims: mostly<Facts['claims']>(anyClaims, unknown),
      ...anyOrigin,
      budgets: mostly<Facts['budgets']>(fc.array(anyBudget, { maxLength: 2 }), unknown),
      approval: mostly<Facts['approval']>(
        fc.constant(null),
        fc.record({
          id: fc.constant('apr_1'),
          approvedRules: fc.subarray(rules.map(({ id }) => id)),
          actionHash: fc.constantFrom('hash-1', 'hash-2'),
        }),
      ),
    })
    .map(aFacts)
    .map(withThatMany);

/** An action with facts about it and a moment. */
export const anyCase = anyAction.chain((action) =>
  fc.record({ action: fc.constant(action), facts: anyFactsFor(action), now: anyMoment }),
);
