import fc from 'fast-check';
import { actionKinds, channels } from '../../../lib/core/actions/catalogue';
import type { Facts, GateAction } from '../../../lib/core/gate/facts';
import type { PolicyBody } from '../../../lib/core/gate/policy-body';
import { rules } from '../../../lib/core/gate/rules';
import { accountTiers, type ScopeBody } from '../../../lib/core/scopes/scope-body';
import {
  aBudget,
  aCampaign,
  aContact,
  aFacts,
  anAction,
  anAgent,
  aPerson,
  aPolicy,
  aScopeBody,
  millions,
} from './gate';

const micros = (max: number) => fc.integer({ min: 0, max }).map(millions);
const moment = fc
  .integer({ min: Date.parse('2026-11-20T00:00:00Z'), max: Date.parse('2026-12-01T00:00:00Z') })
  .map((ms) => new Date(ms));
/** Mostly the first, now and then the second: otherwise hardly any combination would be allowed. */
const mostly = <T>(usual: fc.Arbitrary<T>, rare: fc.Arbitrary<T>) =>
  fc.oneof({ weight: 4, arbitrary: usual }, { weight: 1, arbitrary: rare });
const unknown = fc.constant({ unknown: 'the lookup failed' });

const hoursValue = fc.record({
  from: fc.integer({ min: 0, max: 23 }),
  to: fc.integer({ min: 1, max: 24 }),
  days: fc.subarray([1, 2, 3, 4, 5, 6, 7]),
  timeZone: fc.constantFrom('UTC', 'Europe/Berlin', 'America/New_York'),
});

/** Any value each field of a scope may have. */
const scopeFields: { [F in keyof ScopeBody]: fc.Arbitrary<ScopeBody[F]> } = {
  kinds: fc.subarray(actionKinds),
  channels: fc.subarray([...channels]),
  campaigns: fc.oneof(fc.constant('all' as const), fc.subarray(['cmp_1', 'cmp_2'])),
  accountTiers: fc.subarray([...accountTiers]),
  hours: hoursValue,
  maxAddedDailySpendMicros: micros(60),
  maxRelativeChange: fc.constantFrom(0, 0.05, 0.1, 0.5, 1),
  expiresAt: moment.map((date) => date.toISOString()),
};

const fieldNames = Object.keys(scopeFields) as (keyof ScopeBody)[];

/** A scope that grants everything but for a few fields. */
export const anyScopeBody: fc.Arbitrary<ScopeBody> = fc
  .tuple(fc.record(scopeFields), fc.subarray(fieldNames, { maxLength: 3 }))
  .map(([values, fields]) => aScopeBody(Object.fromEntries(fields.map((field) => [field, values[field]]))));

/** A scope and what it is changed to in a few fields, each to anything or to everything. */
export const anyScopeChange: fc.Arbitrary<{ from: ScopeBody; to: ScopeBody }> = fc
  .tuple(
    anyScopeBody,
    fc.oneof(fc.record(scopeFields), fc.constant(aScopeBody())),
    fc.subarray(fieldNames, { minLength: 1 }),
  )
  .map(([from, values, fields]) => ({
    from,
    to: { ...from, ...Object.fromEntries(fields.map((field) => [field, values[field]])) },
  }));

const campaignAction = fc
  .record({
    campaignId: fc.constantFrom('cmp_1', 'cmp_2'),
    from: mostly(fc.constant(100), fc.integer({ min: 0, max: 200 })),
    to: fc.integer({ min: 0, max: 220 }),
    kind: fc.constantFrom(...actionKinds.filter((kind) => kind.startsWith('ads.'))),
  })
  .map(({ campaignId, from, to, kind }) => {
    const sets = kind.includes('.set-');
    const scale = kind === 'ads.campaign.set-bid' ? 1 / 50 : 1;
    return {
      kind,
      payload: {
        campaignId,
        ...(sets ? { fromMicros: millions(from * scale), toMicros: millions(to * scale) } : {}),
      },
    };
  });
const contactAction = fc.constant({
  kind: 'crm.contact.assign-owner',
  payload: {
    contactId: 'con_1',
    ownerExternalId: 'o-7',
    context: { score: 0.7, reasons: [], signalId: 's' },
  },
});

/** An action of any kind with a payload of that kind. */
export const anyAction: fc.Arbitrary<GateAction> = fc
  .record({
    what: fc.oneof(campaignAction, campaignAction, contactAction),
    confidence: mostly(fc.constant(0.9), fc.double({ min: 0, max: 1, noNaN: true })),
    expiresAt: mostly(
      fc.constant('2026-12-24T00:00:00Z'),
      moment.map((date) => date.toISOString()),
    ),
    compensatesId: mostly(fc.constant(null), fc.constant('act_0')),
  })
  .map(({ what, ...rest }) => anAction({ ...what, ...rest }));

const anyPolicy: fc.Arbitrary<PolicyBody> = fc.record({
  firstDecisionsToReview: fc.integer({ min: 0, max: 60 }),
  askAboveRelativeChange: fc.constantFrom(0.05, 0.25, 2),
  askAboveAddedDailySpendMicros: micros(150),
  roasFloor: fc.double({ min: 0, max: 6, noNaN: true }),
  roasMinSpendMicros: micros(1000),
  roasWindowDays: fc.constant(7),
  askBelowConfidence: fc.constantFrom(0, 0.6, 1),
  askBelowSignalQuality: fc.constantFrom(0, 0.5, 1),
  approvalDeadlineMinutes: fc.constant(60),
});

const anyAgent = fc
  .record({
    autonomyLevel: mostly(
      fc.constant('act' as const),
      fc.constantFrom('shadow' as const, 'suggest' as const, 'ask' as const, 'act_with_undo' as const),
    ),
    paused: mostly(fc.constant(false), fc.constant(true)),
    reviewedDecisions: fc.integer({ min: 0, max: 100 }),
    scope: mostly<Extract<Facts['requester'], { type: 'agent' }>['scope']>(
      anyScopeBody.map((body) => ({ id: 'scp_1', version: 1, body })),
      unknown,
    ),
  })
  .map(anAgent);

/** Facts of any kind for `action`: known and unknown, about the right object and about another. */
export const anyFactsFor = (action: GateAction): fc.Arbitrary<Facts> =>
  fc
    .record({
      workspace: mostly<Facts['workspace']>(
        fc.boolean().map((stopped) => ({ timeZone: 'UTC', currency: 'USD', stopped, stopReason: null })),
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
        action.kind.startsWith('crm.')
          ? fc.constantFrom(null, ...accountTiers).map((accountTier) => aContact({ accountTier }))
          : fc.tuple(fc.constantFrom('active', 'paused'), micros(3000)).map(([status, revenueMicros]) =>
              aCampaign({
                id: (action.payload as { campaignId: string }).campaignId,
                state: { status, dailyBudgetMicros: millions(100), bidMicros: millions(2) },
                revenueMicros,
              }),
            ),
        fc.oneof(unknown, fc.constant(aCampaign({ id: 'cmp_9' }))),
      ),
      budgets: mostly<Facts['budgets']>(
        fc.array(
          micros(800).map((neededMicros) => aBudget({ neededMicros })),
          { maxLength: 2 },
        ),
        unknown,
      ),
      approval: mostly<Facts['approval']>(
        fc.constant(null),
        fc.record({
          id: fc.constant('apr_1'),
          approvedRules: fc.subarray(rules.map(({ id }) => id)),
          actionHash: fc.constantFrom('hash-1', 'hash-2'),
        }),
      ),
    })
    .map(aFacts);

/** An action with facts about it and a moment. */
export const anyCase = anyAction.chain((action) =>
  fc.record({ action: fc.constant(action), facts: anyFactsFor(action), now: moment }),
);

export const anyMoment = moment;
