import type { ActionKind, Channel } from '../actions/catalogue';
import type { Facts } from '../gate/facts';
import { coversName, type ScopeBody } from './scope-body';

type KnownTarget = Exclude<Facts['target'], { unknown: string }>;
export type AdditionUse = {
  kind: ActionKind;
  channel: Channel;
  connectionId: string;
  /** Null where nothing is known of it: then it may make use of anything. */
  target: KnownTarget | null;
};

/**
 * Whether an action makes use of what a widened scope added: of a value of a list, or of a raised limit (`item` `*`), which
 * every action the limit speaks of may. What the scope in force no longer grants is of no use to anybody.
 */
export function usesAddition(
  { field, item }: { field: string; item: string },
  scope: ScopeBody,
  action: AdditionUse,
): boolean {
  const { target } = action;
  const people = target?.type === 'campaign' ? null : target;
  const among = (list: readonly (string | null)[]): boolean =>
    item === '*' ? true : list.some((value) => coversName([item], value));
  switch (field as keyof ScopeBody) {
    case 'kinds':
    case 'kindExpiresAt':
      return scope.kinds.includes(action.kind) && item === action.kind;
    case 'channels':
      return item === action.channel;
    case 'connections':
      return item === '*' || item === action.connectionId;
    case 'adAccounts':
      return target?.type === 'campaign' && among([target.adAccount]);
    case 'campaigns':
      return target?.type === 'campaign' && among([target.id]);
    case 'accountTiers':
      return people !== null && among(tiersOf(people));
    case 'segments':
      return people !== null && among(valuesOf(people, 'segment', 'segments'));
    case 'regions':
      return people !== null && among(valuesOf(people, 'region', 'regions'));
    case 'languages':
      return people !== null && among(valuesOf(people, 'language', 'languages').map(primary));
    case 'seniorities':
      return people !== null && among(valuesOf(people, 'seniority', 'seniorities'));
    case 'maxReachPerAction':
      return target === null || target.type === 'audience';
    case 'maxAddedDailySpendMicros':
    case 'maxAddedSpendPerDayMicros':
    case 'maxRelativeChange':
    case 'maxRelativeChangePerDay':
    case 'maxDrift':
      return target === null || target.type === 'campaign';
    // More hours, more actions a day or a later end are more of what is already known of the agent.
    case 'hours':
    case 'maxActionsPerDay':
    case 'expiresAt':
      return false;
    default:
      return true;
  }
}

type People = Exclude<KnownTarget, { type: 'campaign' }> | undefined | null;
type One = 'segment' | 'region' | 'language' | 'seniority';
type Many = 'segments' | 'regions' | 'languages' | 'seniorities';

const valuesOf = (people: People, one: One, many: Many): readonly (string | null)[] =>
  !people ? [] : people.type === 'contact' ? [people[one]] : people[many];
const tiersOf = (people: People): readonly string[] =>
  !people ? [] : people.type === 'contact' ? [people.accountTier ?? 'tier_3'] : people.accountTiers;
const primary = (tag: string | null): string | null => tag && (tag.split('-')[0] ?? tag);
