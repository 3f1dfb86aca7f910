import { actionKinds, channels } from '../../../lib/core/actions/catalogue';
import type { BrandContent } from '../../../lib/core/brand-safety/content';
import type { ContactFacts } from '../../../lib/core/contactability/contact-facts';
import { jurisdictionOf } from '../../../lib/core/contactability/jurisdiction/jurisdiction';
import type { Facts, GateAction } from '../../../lib/core/gate/facts';
import { defaultPolicySections, type PolicyBody } from '../../../lib/core/gate/policy-body';
import type { PauseFact } from '../../../lib/core/pauses/pause';
import type { ScopeBody } from '../../../lib/core/scopes/scope-body';
import { segments } from '../../../lib/core/scopes/segment';
import { seniorities } from '../../../lib/core/scopes/seniority';

type AgentRequester = Extract<Facts['requester'], { type: 'agent' }>;
type PersonRequester = Extract<Facts['requester'], { type: 'person' }>;
type KnownTarget = Exclude<Facts['target'], { unknown: string }>;
type CampaignTarget = Extract<KnownTarget, { type: 'campaign' }>;
type ContactTarget = Extract<KnownTarget, { type: 'contact' }>;

/** The moment at which everything built here is allowed: a Wednesday, 10:30 UTC. */
export const aMoment = new Date('2026-11-25T10:30:00Z');
export const millions = (units: number): string => String(Math.round(units * 1_000_000));

/** A scope that grants everything. */
export const aScopeBody = (over: Partial<ScopeBody> = {}): ScopeBody => ({
  kinds: [...actionKinds],
  channels: [...channels],
  connections: 'all',
  adAccounts: 'all',
  campaigns: 'all',
  accountTiers: ['tier_1', 'tier_2', 'tier_3'],
  segments: [...segments],
  regions: 'all',
  languages: 'all',
  seniorities: [...seniorities],
  hours: { from: 0, to: 24, days: [1, 2, 3, 4, 5, 6, 7], timeZone: 'UTC' },
  maxAddedDailySpendMicros: millions(500),
  maxAddedSpendPerDayMicros: null,
  maxRelativeChange: 1,
  maxRelativeChangePerDay: null,
  maxDrift: null,
  maxReachPerAction: null,
  maxActionsPerDay: null,
  expiresAt: '2027-01-01T00:00:00Z',
  kindExpiresAt: {},
  ...over,
});

/** A policy under which a small change of a campaign that does well asks nobody. */
export const aPolicyBody = (over: Partial<PolicyBody> = {}): PolicyBody => ({
  ...defaultPolicySections,
  firstDecisionsToReview: 50,
  askAboveRelativeChange: 0.25,
  askAboveAddedDailySpendMicros: millions(200),
  roasFloor: 1.5,
  roasMinSpendMicros: millions(100),
  roasWindowDays: 7,
  askBelowConfidence: 0.6,
  askBelowSignalQuality: 0.5,
  approvalDeadlineMinutes: 240,
  ...over,
});

export const anAgent = (over: Partial<AgentRequester> = {}): AgentRequester => ({
  type: 'agent',
  id: 'agt_1',
  version: 'v1',
  autonomyLevel: 'act',
  reviewed: { version: 50, kindInSegment: 50 },
  additions: [],
  today: { actions: 0, addedSpendMicros: '0' },
  scope: aScope(),
  shadowOf: null,
  ...over,
});

export const aScope = (over: Partial<ScopeBody> = {}) => ({
  id: 'scp_1',
  version: 3,
  body: aScopeBody(over),
});
export const aPolicy = (over: Partial<PolicyBody> = {}) => ({
  id: 'pol_1',
  version: 1,
  body: aPolicyBody(over),
});

export const aPerson = (over: Partial<PersonRequester> = {}): PersonRequester => ({
  type: 'person',
  id: 'usr_1',
  mayAct: true,
  permission: 'actions.undo',
  ...over,
});

/** An active campaign of 100 a day that returns 4 per unit spent. */
export const aCampaign = (over: Partial<CampaignTarget> = {}): CampaignTarget => ({
  type: 'campaign',
  id: 'cmp_1',
  adAccount: 'acct-1',
  state: { status: 'active', dailyBudgetMicros: millions(100), bidMicros: millions(2) },
  dayStart: null,
  weekAgo: null,
  spendMicros: millions(700),
  revenueMicros: millions(2800),
  windowDays: 7,
  signalQuality: null,
  ...over,
});

export const aContact = (over: Partial<ContactTarget> = {}): ContactTarget => ({
  type: 'contact',
  id: 'con_1',
  accountTier: 'tier_2',
  segment: 'mid_market',
  region: 'DACH',
  language: 'de',
  seniority: 'manager',
  contactedBefore: false,
  signalQuality: 0.9,
  ...over,
});

type KnownBudgets = Exclude<Facts['budgets'], { unknown: string }>;
/** A daily cap of 1,000 with 400 spoken for. */
export const aBudget = (over: Partial<KnownBudgets[number]> = {}): KnownBudgets[number] => ({
  windowId: 'bwn_1',
  budgetId: 'bud_1',
  name: 'Search',
  period: 'day',
  capMicros: millions(1000),
  committedMicros: millions(300),
  reservedMicros: millions(100),
  neededMicros: millions(10),
  pacing: 'none',
  spentBeforeMicros: '0',
  todayMicros: millions(300),
  perDayMicros: null,
  daysLeft: 1,
  elapsedShare: 1,
  ...over,
});

export const aPause = (over: Partial<PauseFact> = {}): PauseFact => ({
  id: 'pau_1',
  subject: 'workspace',
  mode: 'freeze',
  reason: 'Wrong prices',
  letsFinish: false,
  lowersPass: false,
  ...over,
});

/** Facts under which `anAction()` is allowed by the agent's scope. */
export const aFacts = (over: Partial<Facts> = {}): Facts => ({
  workspace: { timeZone: 'UTC', currency: 'USD' },
  pauses: [],
  connectionId: 'cnx_1',
  requester: anAgent(),
  policy: aPolicy(),
  localTime: { hour: 10, weekday: 3 },
  target: aCampaign(),
  budgets: [aBudget()],
  contacts: [],
  limits: [],
  content: null,
  claims: null,
  sequence: null,
  handoff: null,
  play: null,
  approval: null,
  ...over,
});

/** An agent's raise of a daily budget from 100 to 110. */
export const anAction = (over: Partial<GateAction> = {}): GateAction => ({
  kind: 'ads.campaign.set-daily-budget',
  payload: { campaignId: 'cmp_1', fromMicros: millions(100), toMicros: millions(110) },
  hash: 'hash-1',
  expiresAt: '2026-11-26T10:30:00Z',
  confidence: 0.8,
  expectedPeople: null,
  compensatesId: null,
  editsId: null,
  mitigatesId: null,
  addsExposure: false,
  taintedReasons: 0,
  ...over,
});

/** A raise or cut of the daily budget from what it is now. */
export const aBudgetChange = (to: number, from = 100): GateAction =>
  anAction({ payload: { campaignId: 'cmp_1', fromMicros: millions(from), toMicros: millions(to) } });

export const anAssignment = (over: Partial<GateAction> = {}): GateAction =>
  anAction({
    kind: 'crm.contact.assign-owner',
    payload: {
      contactId: 'con_1',
      ownerExternalId: 'o-7',
      context: { score: 0.7, reasons: ['Asked for a price'], signalId: 'sig_1' },
    },
    ...over,
  });

/** What may be known of contacting `aContact()`: in Germany, with consent, not contacted lately. */
export const aContactFacts = (over: Partial<ContactFacts> = {}): ContactFacts => ({
  contactId: 'con_1',
  purpose: 'marketing',
  channel: 'email',
  jurisdiction: jurisdictionOf({ countryCode: 'DE', region: null, phone: null, email: null }),
  localTimes: [{ timeZone: 'Europe/Berlin', offsetMinutes: 60, change: null }],
  timeZoneFrom: 'contact',
  consents: [
    {
      id: 'cns_1',
      purpose: over.purpose ?? 'marketing',
      status: 'granted',
      basis: 'double_opt_in',
      occurredAt: '2026-10-01T00:00:00Z',
      expiresAt: null,
    },
  ],
  suppressions: [],
  touches: { channelToday: 0, channelWeek: 0, totalToday: 0, totalWeek: 0, ever: 0 },
  lease: null,
  openDistress: false,
  limits: [],
  checkedAt: aMoment.toISOString(),
  ...over,
});

/** Words that the default guidelines have nothing against. */
export const aContent = (over: Partial<BrandContent> = {}): BrandContent => ({
  fields: [
    { name: 'subject', text: 'Gifts that arrive on time', channel: 'email' },
    {
      name: 'body',
      text: 'Hello {{firstName}}, here is how other teams plan their gifts. This message was written by an AI agent.',
      channel: 'email',
    },
  ],
  sourceIds: [],
  byAgent: true,
  assessment: [
    { profanities: [], toxicity: 0.01, spam: 0.02 },
    { profanities: [], toxicity: 0.01, spam: 0.02 },
  ],
  ...over,
});

/** An e-mail of an approved sequence to `aContact()`, with the facts under which it may go. */
export const anEmail = (over: Partial<GateAction> = {}): GateAction =>
  anAction({
    kind: 'email.message.send',
    payload: {
      contactId: 'con_1',
      purpose: 'marketing',
      subject: 'Gifts that arrive on time',
      body: 'Hello {{firstName}}, here is how other teams plan their gifts.',
      sequence: { id: 'welcome', step: 0 },
      sourceIds: [],
    },
    ...over,
  });

export const anEnrolment = (over: Partial<GateAction> = {}): GateAction =>
  anAction({
    kind: 'outreach.contact.enrol',
    payload: { contactId: 'con_1', sequenceId: 'welcome', purpose: 'marketing' },
    ...over,
  });

export const aSequence = (over: Partial<KnownSequence> = {}): KnownSequence => ({
  id: 'welcome',
  purpose: 'marketing',
  language: 'de',
  isActive: true,
  sameWords: true,
  alreadySent: false,
  isDue: true,
  ...over,
});
type KnownSequence = Exclude<NonNullable<Facts['sequence']>, { unknown: string }>;

export const outreachFacts = (over: Partial<Facts> = {}): Facts =>
  aFacts({
    target: aContact({ contactedBefore: true }),
    budgets: [],
    contacts: [{ contactId: 'con_1', facts: aContactFacts() }],
    content: aContent(),
    sequence: aSequence(),
    ...over,
  });
