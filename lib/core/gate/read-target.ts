import type { OutsideState } from '../actions/catalogue';
import { type Facts, isUnknown } from './facts';
import type { CampaignTarget, PageTarget, People } from './measured';
import type { RuleInput } from './rule';

type Unknown = { unknown: string };
type KnownTarget = Exclude<Facts['target'], Unknown>;

/** The facts about the very object the action is aimed at; facts about another object are no facts. */
function readTarget({ facts, described }: RuleInput): KnownTarget | Unknown {
  const { target } = facts;
  if (isUnknown(target)) return target;
  if (target.type !== described.target.type || target.id !== described.target.id) {
    return { unknown: 'what was looked up is not the object this action would change' };
  }
  return target;
}

/**
 * How good the signal is that an action rests on; null where it rests on none. What is done with one person always rests on something
 * said of them: there a value that is null was not measured.
 */
export function readQuality(input: RuleInput): { value: number | null } | Unknown | null {
  const target = readTarget(input);
  if (isUnknown(target)) return target;
  if (target.type === 'contact') return { value: target.signalQuality };
  return target.signalQuality === null ? null : { value: target.signalQuality };
}

/**
 * Whom an action touches; null when it is aimed at no person. A contact of no account counts as the lowest tier, as an
 * account that nobody has classified does. Somebody whose position is not known may well be an executive.
 */
export function readPeople(input: RuleInput): People | Unknown | null {
  if (input.measured.people === undefined) input.measured.people = peopleOf(input);
  return input.measured.people;
}

function peopleOf(input: RuleInput): People | Unknown | null {
  const { type } = input.described.target;
  if (type === 'campaign' || type === 'page') return null;
  const target = readTarget(input);
  if (isUnknown(target)) return target;
  if (target.type === 'audience') return target;
  if (target.type !== 'contact') return null;
  const { accountTier, segment, region, language, seniority, contactedBefore } = target;
  const executive = seniority === 'board' || seniority === 'c_suite' || seniority === 'unknown';
  return {
    people: 1,
    accounts: 1,
    accountTiers: [accountTier ?? 'tier_3'],
    segments: [segment],
    regions: [region],
    languages: [language],
    seniorities: [seniority],
    firstTouchExecutives: executive && accountTier === 'tier_1' && !contactedBefore ? 1 : 0,
  };
}

/** The campaign an action is aimed at, its live state complete; null when it is aimed at something else. */
export function readCampaign(input: RuleInput): CampaignTarget | Unknown | null {
  if (input.measured.campaign === undefined) input.measured.campaign = campaignOf(input);
  return input.measured.campaign;
}

function campaignOf(input: RuleInput): CampaignTarget | Unknown | null {
  if (input.described.target.type !== 'campaign') return null;
  const target = readTarget(input);
  if (isUnknown(target)) return target;
  if (target.type !== 'campaign') return null;
  const missing = missingField(target.state);
  return missing ? { unknown: `the campaign's ${missing} as it is now is not known` } : target;
}

/** The landing page an action is aimed at; null when it is aimed at something else. */
export function readPage(input: RuleInput): PageTarget | Unknown | null {
  if (input.described.target.type !== 'page') return null;
  const target = readTarget(input);
  return isUnknown(target) || target.type === 'page' ? target : null;
}

/** Without these, what an action adds per day would be a guess. */
function missingField(state: OutsideState): string | null {
  if (state.status !== 'active' && state.status !== 'paused') return 'status';
  if (!isMicros(state.dailyBudgetMicros)) return 'daily budget';
  return isMicros(state.bidMicros) ? null : 'bid';
}

const isMicros = (value: unknown): boolean => typeof value === 'string' && /^\d+$/.test(value);
