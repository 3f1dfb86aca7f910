import { type ActionKind, actionKinds, catalogue, channels } from '../actions/catalogue';
import { formatAmount, formatMoment, formatShare, type Place } from '../shared/format-figures';
import { describeHours, isNever } from './hours-window';
import { accountTiers, type ScopeBody } from './scope-body';
import { segments, segmentTitles } from './segment';
import { seniorities, seniorityTitles } from './seniority';

export type ScopeDescription = { can: string[]; cannot: string[] };
export type ScopeNames = { campaign?: (id: string) => string; connection?: (id: string) => string };

export type ScopeParts = {
  /** Kinds that are granted and whose channel is. Empty where nothing can be done at any hour. */
  usable: ActionKind[];
  /** What may be touched, and what may not at all. */
  where: Part[];
  /** `Act Mon, Tue from 8:00 to 18:00 (Europe/Berlin), until 1 Jan 2027, 00:00.` */
  hours: string;
  /** What is too much, each beginning with a verb: "Add more than …". */
  limits: string[];
};

/** The parts of a scope in sentences. `place` and `names` are for the wording. */
export function scopeParts(scope: ScopeBody, place: Place, names: ScopeNames = {}): ScopeParts {
  const granted = actionKinds.filter(
    (kind) => scope.kinds.includes(kind) && scope.channels.includes(catalogue[kind].channel),
  );
  const usable = isNever(scope.hours) ? [] : granted;
  const ads = usable.some((kind) => catalogue[kind].channel === 'ads');
  const people = usable.some((kind) => catalogue[kind].channel !== 'ads');
  return {
    usable,
    where: [
      ...named(scope.connections, 'the connection', 'the connections', names.connection),
      ...(ads ? campaignParts(scope, names) : []),
      ...(people ? peopleParts(scope) : []),
    ],
    hours: `Act ${describeHours(scope.hours)}, until ${formatMoment(scope.expiresAt, place.timeZone)}.`,
    limits: [...(ads ? moneyLimits(scope, place.currency) : []), ...amountLimits(scope)],
  };
}

/**
 * What an agent with this scope can and can't do, in sentences. The policy, the budgets and its autonomy level narrow it further.
 */
export function describeScope(scope: ScopeBody, place: Place, names: ScopeNames = {}): ScopeDescription {
  const { usable, where, hours, limits } = scopeParts(scope, place, names);
  if (usable.length === 0)
    return { can: [], cannot: ['It can do nothing: no kind of action is granted to it at any hour.'] };
  const others = actionKinds.filter((kind) => !usable.includes(kind));
  const lacking = channels.filter((channel) => !scope.channels.includes(channel));
  return {
    can: [
      ...usable.map((kind) => `${catalogue[kind].title}${kindEnd(scope, kind, place)}.`),
      ...where.filter((part) => part.granted).map((part) => part.sentence),
      hours,
    ],
    cannot: [
      ...others.map((kind) => `${catalogue[kind].title}.`),
      ...lacking.map((channel) => `Use the channel “${channel}”.`),
      ...where.filter((part) => !part.granted).map((part) => part.sentence),
      ...limits,
    ],
  };
}

const kindEnd = (scope: ScopeBody, kind: ActionKind, { timeZone }: Place): string => {
  const end = scope.kindExpiresAt[kind];
  return end ? `, until ${formatMoment(end, timeZone)}` : '';
};

export type Part = { granted: boolean; sentence: string };

/** Nothing to say of what is not limited. */
function named(
  list: 'all' | readonly string[],
  one: string,
  many: string,
  name: (id: string) => string = (id) => id,
): Part[] {
  if (list === 'all') return [];
  if (list.length === 0) return [{ granted: false, sentence: `Touch anything: none of ${many} is granted.` }];
  return [
    { granted: true, sentence: `Touch only ${list.length === 1 ? one : many} ${list.map(name).join(', ')}.` },
  ];
}

function campaignParts({ campaigns, adAccounts }: ScopeBody, names: ScopeNames): Part[] {
  const name = names.campaign ?? ((id: string) => id);
  const touched: Part =
    campaigns === 'all'
      ? { granted: true, sentence: 'Touch every campaign, also those to come.' }
      : campaigns.length === 0
        ? { granted: false, sentence: 'Touch any campaign.' }
        : { granted: true, sentence: `Touch these campaigns: ${campaigns.map(name).join(', ')}.` };
  return [touched, ...named(adAccounts, 'the ad account', 'the ad accounts')];
}

function peopleParts(scope: ScopeBody): Part[] {
  return [
    describeTiers(scope.accountTiers),
    ...chosen(scope.segments, segments, 'Touch contacts of any account, whatever its size.', (list) => ({
      can: `Touch only accounts that are ${list.map((s) => segmentTitles[s]).join(' or ')}.`,
    })),
    ...chosen(scope.seniorities, seniorities, 'Touch anybody, whatever their position.', (list) => ({
      can: `Touch only these people: ${list.map((s) => seniorityTitles[s]).join(', ')}.`,
    })),
    ...named(scope.regions, 'contacts of the region', 'contacts of the regions'),
    ...named(scope.languages, 'contacts who read', 'contacts who read'),
  ];
}

function chosen<T extends string>(
  list: readonly T[],
  every: readonly T[],
  nothing: string,
  say: (list: readonly T[]) => { can: string },
): Part[] {
  if (list.length === 0) return [{ granted: false, sentence: nothing }];
  const held = every.filter((item) => list.includes(item));
  return held.length === every.length ? [] : [{ granted: true, sentence: say(held).can }];
}

function describeTiers(tiers: ScopeBody['accountTiers']): Part {
  if (tiers.length === 0) return { granted: false, sentence: 'Touch contacts of any account.' };
  const held = accountTiers.filter((tier) => tiers.includes(tier)).map((tier) => tier.slice('tier_'.length));
  return {
    granted: true,
    sentence: `Touch contacts of accounts of tier ${held.join(', ')}${tiers.includes('tier_3') ? ' and those of no account' : ''}.`,
  };
}

function moneyLimits(scope: ScopeBody, currency: string | null): string[] {
  const { maxAddedSpendPerDayMicros, maxRelativeChangePerDay, maxDrift } = scope;
  return [
    `Add more than ${formatAmount(scope.maxAddedDailySpendMicros, currency)} of spend per day in one action.`,
    ...(maxAddedSpendPerDayMicros === null
      ? []
      : [
          `Add more than ${formatAmount(maxAddedSpendPerDayMicros, currency)} of spend per day with all its actions of a day.`,
        ]),
    `Change a budget or bid by more than ${formatShare(scope.maxRelativeChange)} in one action.`,
    ...(maxRelativeChangePerDay === null
      ? []
      : [`Change a budget or bid by more than ${formatShare(maxRelativeChangePerDay)} within a day.`]),
    ...(maxDrift === null
      ? []
      : [
          `Move a budget or bid further than ${formatShare(maxDrift)} from where it was seven days before, in however many steps.`,
        ]),
  ];
}

function amountLimits({ maxReachPerAction, maxActionsPerDay }: ScopeBody): string[] {
  return [
    ...(maxReachPerAction === null
      ? []
      : [
          `Reach more than ${maxReachPerAction} ${maxReachPerAction === 1 ? 'person' : 'people'} with one action.`,
        ]),
    ...(maxActionsPerDay === null ? [] : [`Do more than ${maxActionsPerDay} things in a day.`]),
  ];
}
