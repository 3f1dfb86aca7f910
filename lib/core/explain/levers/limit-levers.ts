import { type ActionKind, catalogue } from '../../actions/catalogue';
import { isUnknown } from '../../gate/facts';
import { type OversightMatrix, oversightModes, oversightModeTitles } from '../../oversight/oversight-matrix';
import type { ScopeBody } from '../../scopes/scope-body';
import { choice, type Lever, type LeverSource, lever, type Range, range } from '../lever';
import { type GateCase, set } from '../patch';
import { centsOf, counted, MOST_CENTS, microsOfCents, moneyOf, showShare, THOUSAND } from './units';

const scopeAt = '/facts/requester/scope/body';
const policyAt = '/facts/policy/body';
const YEAR_MS = 365 * 86_400_000;

/** What the agent's scope and the policy say: limits that people set, and could have set otherwise. */
export const limitLevers: LeverSource = (one) => [...scopeLevers(one), ...policyLevers(one)];

const limit = (id: string, moves: Parameters<typeof lever>[1]) => lever(id, moves, 'limit');

function scopeLevers(one: GateCase): Lever[] {
  const { requester } = one.facts;
  if (requester.type !== 'agent' || isUnknown(requester.scope)) return [];
  const { body } = requester.scope;
  return [...grantLevers(one, body), ...scopeFigures(one, body)];
}

/** The scope as if it covered this very action, part by part. */
function grantLevers({ action, facts, now }: GateCase, body: ScopeBody): Lever[] {
  const kind = action.kind as ActionKind;
  const { target } = facts;
  const of = isUnknown(target) ? null : target;
  const campaign = of?.type === 'campaign' ? of : null;
  const covers = (field: keyof ScopeBody, what: string, values: readonly (string | null)[]): Lever[] => {
    const list = body[field] as 'all' | readonly string[];
    if (list === 'all') return [];
    const lacking = values.filter((value) => value === null || !list.includes(value));
    if (lacking.length === 0) return [];
    // What is not known is only covered by all.
    const wider = lacking.includes(null) ? 'all' : [...list, ...lacking];
    return limit(`scope.${field}`, [
      choice(what, 'outside it', "within the agent's scope", [set(`${scopeAt}/${field}`, wider)]),
    ]);
  };
  const people =
    of?.type === 'contact'
      ? {
          tiers: [of.accountTier ?? 'tier_3'],
          segments: [of.segment],
          regions: [of.region],
          languages: [primary(of.language)],
          seniorities: [of.seniority],
        }
      : of?.type === 'audience'
        ? {
            tiers: of.accountTiers,
            segments: of.segments,
            regions: of.regions,
            languages: of.languages.map(primary),
            seniorities: of.seniorities,
          }
        : { tiers: [], segments: [], regions: [], languages: [], seniorities: [] };
  const ending = body.kindExpiresAt[kind];
  const { [kind]: _ended, ...otherEnds } = body.kindExpiresAt;
  const later = new Date(now.getTime() + YEAR_MS).toISOString();
  return [
    ...covers('kinds', 'this kind of action', [kind]),
    ...covers('channels', 'this channel', [catalogue[kind].channel]),
    ...covers('connections', 'this platform', [facts.connectionId]),
    ...covers('adAccounts', 'this ad account', campaign ? [campaign.adAccount] : []),
    ...covers('campaigns', 'this campaign', campaign ? [campaign.id] : []),
    ...covers('accountTiers', 'this account tier', people.tiers),
    ...covers('segments', 'this size of company', people.segments),
    ...covers('regions', 'this region', people.regions),
    ...covers('languages', 'this language', people.languages),
    ...covers('seniorities', 'this position', people.seniorities),
    ...limit('scope.hours', [
      choice("the agent's hours", 'limited', 'all hours of the week', [
        set(`${scopeAt}/hours`, { ...body.hours, from: 0, to: 24, days: [1, 2, 3, 4, 5, 6, 7] }),
      ]),
    ]),
    ...limit('scope.expiry', [
      choice("the end of the agent's scope", body.expiresAt.slice(0, 10), later.slice(0, 10), [
        set(`${scopeAt}/expiresAt`, later),
      ]),
    ]),
    ...(ending === undefined
      ? []
      : limit('scope.kind-expiry', [
          choice("the end of the agent's grant for this kind", ending.slice(0, 10), 'that of the scope', [
            set(`${scopeAt}/kindExpiresAt`, otherEnds),
          ]),
        ])),
  ];
}

const primary = (language: string | null): string | null => language?.split('-')[0] ?? null;

function scopeFigures({ facts }: GateCase, body: ScopeBody): Lever[] {
  const figures = figuresUnder(scopeAt, moneyOf(facts));
  const nullable = <T>(value: T | null, make: (value: T) => Range) => (value === null ? [] : [make(value)]);
  return [
    ...limit('scope.added-spend', [
      figures.money(
        'maxAddedDailySpendMicros',
        "the scope's limit on added spend",
        body.maxAddedDailySpendMicros,
      ),
    ]),
    ...limit(
      'scope.daily-spend',
      nullable(body.maxAddedSpendPerDayMicros, (was) =>
        figures.money('maxAddedSpendPerDayMicros', "the scope's limit on added spend in a day", was),
      ),
    ),
    ...limit('scope.relative-change', [
      figures.share('maxRelativeChange', "the scope's limit on a change", body.maxRelativeChange, 10),
    ]),
    ...limit(
      'scope.daily-change',
      nullable(body.maxRelativeChangePerDay, (was) =>
        figures.share('maxRelativeChangePerDay', "the scope's limit on the changes of a day", was, 10),
      ),
    ),
    ...limit(
      'scope.drift',
      nullable(body.maxDrift, (was) =>
        figures.share('maxDrift', "the scope's limit on the changes of a week", was, 10),
      ),
    ),
    ...limit(
      'scope.reach',
      nullable(body.maxReachPerAction, (was) =>
        figures.count('maxReachPerAction', "the scope's limit on people reached", was, 1_000_000),
      ),
    ),
    ...limit(
      'scope.daily-actions',
      nullable(body.maxActionsPerDay, (was) =>
        figures.count('maxActionsPerDay', "the scope's limit on actions in a day", was, 1_000_000),
      ),
    ),
  ];
}

/** Makes ranges over the figures of one body. */
function figuresUnder(root: string, money: (cents: number) => string) {
  return {
    money: (field: string, what: string, was: string): Range =>
      range({
        what,
        at: centsOf(was),
        min: 0,
        max: MOST_CENTS,
        show: money,
        patch: (cents) => [set(`${root}/${field}`, microsOfCents(cents))],
      }),
    share: (field: string, what: string, was: number, most: number): Range =>
      range({
        what,
        at: was * THOUSAND,
        min: 0,
        max: most * THOUSAND,
        show: showShare,
        patch: (value) => [set(`${root}/${field}`, value / THOUSAND)],
      }),
    count: (
      field: string,
      what: string,
      was: number,
      most: number,
      show: (n: number) => string = String,
    ): Range =>
      range({ what, at: was, min: 0, max: most, show, patch: (value) => [set(`${root}/${field}`, value)] }),
  };
}

function policyLevers({ action, facts }: GateCase): Lever[] {
  const { policy } = facts;
  if (isUnknown(policy)) return [];
  const { body } = policy;
  const { money, share, count } = figuresUnder(policyAt, moneyOf(facts));
  const { caps } = body.contact;
  return [
    ...limit('policy.confidence', [
      share('askBelowConfidence', 'the confidence that the policy asks for', body.askBelowConfidence, 1),
    ]),
    ...limit('policy.signal-quality', [
      share(
        'askBelowSignalQuality',
        'the data quality that the policy asks for',
        body.askBelowSignalQuality,
        1,
      ),
    ]),
    ...limit('policy.signal-quality-refused', [
      share(
        'refuseBelowSignalQuality',
        'the data quality below which the policy lets nothing be done',
        body.refuseBelowSignalQuality,
        1,
      ),
    ]),
    ...limit('policy.signal-quality-undo', [
      share(
        'undoBelowSignalQuality',
        'the data quality that the policy asks for where nothing can be taken back',
        body.undoBelowSignalQuality,
        1,
      ),
    ]),
    ...limit('policy.first-decisions', [
      count(
        'firstDecisionsToReview',
        'the number of outcomes to judge first',
        body.firstDecisionsToReview,
        1000,
      ),
    ]),
    ...limit('policy.relative-change', [
      share('askAboveRelativeChange', "the policy's threshold for a change", body.askAboveRelativeChange, 10),
    ]),
    ...limit('policy.added-spend', [
      money(
        'askAboveAddedDailySpendMicros',
        "the policy's threshold for added spend",
        body.askAboveAddedDailySpendMicros,
      ),
    ]),
    ...limit('policy.roas-floor', [
      range({
        what: "the policy's floor for returns",
        at: body.roasFloor * THOUSAND,
        min: 0,
        max: 100 * THOUSAND,
        show: (value) => String(value / THOUSAND),
        patch: (value) => [set(`${policyAt}/roasFloor`, value / THOUSAND)],
      }),
    ]),
    ...limit('policy.handoff', [
      count(
        'handoffReviewDays',
        "the policy's time of review for handovers",
        body.handoffReviewDays,
        365,
        counted('day', 'days'),
      ),
    ]),
    ...limit('policy.people', [
      count('reach/maxPeople', "the policy's limit on people reached", body.reach.maxPeople, 1_000_000),
    ]),
    ...limit('policy.ask-people', [
      count(
        'reach/askAbovePeople',
        "the policy's threshold for people reached",
        body.reach.askAbovePeople,
        1_000_000,
      ),
    ]),
    ...limit('policy.accounts', [
      count('reach/maxAccounts', "the policy's limit on accounts touched", body.reach.maxAccounts, 1_000_000),
    ]),
    ...limit('policy.irreversible', [
      count(
        'reach/maxIrreversiblePeople',
        "the policy's limit where nothing can be taken back",
        body.reach.maxIrreversiblePeople,
        1_000_000,
      ),
    ]),
    ...limit('policy.cap-channel-day', [
      count(
        'contact/caps/perChannelPerDay',
        'the cap on contacts by one channel in a day',
        caps.perChannelPerDay,
        100,
      ),
    ]),
    ...limit('policy.cap-channel-week', [
      count(
        'contact/caps/perChannelPerWeek',
        'the cap on contacts by one channel in a week',
        caps.perChannelPerWeek,
        100,
      ),
    ]),
    ...limit('policy.cap-day', [
      count('contact/caps/totalPerDay', 'the cap on contacts in a day', caps.totalPerDay, 100),
    ]),
    ...limit('policy.cap-week', [
      count('contact/caps/totalPerWeek', 'the cap on contacts in a week', caps.totalPerWeek, 100),
    ]),
    ...oversightLever(action.kind as ActionKind, body),
  ];
}

function oversightLever(kind: ActionKind, { oversight }: { oversight: OversightMatrix }): Lever[] {
  const { risk, timeToDetect, reversibility } = catalogue[kind];
  const side = reversibility.reversible ? 'reversible' : 'irreversible';
  const was = oversight[risk][timeToDetect][side];
  const words = (mode: (typeof oversightModes)[number]) => `“${oversightModeTitles[mode].toLowerCase()}”`;
  return limit(
    'policy.oversight',
    oversightModes
      .filter((mode) => mode !== was)
      .map((mode) =>
        choice('the oversight of such actions', words(was), words(mode), [
          set(`${policyAt}/oversight/${risk}/${timeToDetect}/${side}`, mode),
        ]),
      ),
  );
}
