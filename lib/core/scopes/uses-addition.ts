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
  const among = (list: readonly (string | null)[]): boolean =>
    item === '*' ? list.length > 0 : list.some((value) => coversName([item], value));
  switch (field as keyof ScopeBody) {
    case 'kinds':
    case 'kindExpiresAt':
      return scope.kinds.includes(action.kind) && item === action.kind;
    case 'channels':
      return item === action.channel;
    case 'connections':
      return item === '*' || item === action.connectionId;
    case 'adAccounts':
      return target === null || (target.type === 'campaign' && among([target.adAccount]));
    case 'campaigns':
      return target === null || (target.type === 'campaign' && among([target.id]));
    case 'accountTiers':
      return target === null || among(tiersOf(target));
    case 'segments':
      return target === null || among(valuesOf(target, 'segment', 'segments'));
    case 'regions':
      return target === null || among(valuesOf(target, 'region', 'regions'));
    case 'languages':
      return target === null || among(valuesOf(target, 'language', 'languages').map(primary));
    case 'seniorities':
      return target === null || among(valuesOf(target, 'seniority', 'seniorities'));
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

type One = 'segment' | 'region' | 'language' | 'seniority';
type Many = 'segments' | 'regions' | 'languages' | 'seniorities';

/** Of each person among the target; none of a campaign or page. */
const valuesOf = (target: KnownTarget, one: One, many: Many): readonly (string | null)[] =>
  target.type === 'campaign' || target.type === 'page'
    ? []
    : target.type === 'contact'
      ? [target[one]]
      : target[many];
const tiersOf = (target: KnownTarget): readonly string[] =>
  target.type === 'campaign' || target.type === 'page'
    ? []
    : target.type === 'contact'
      ? [target.accountTier ?? 'tier_3']
      : target.accountTiers;
const primary = (tag: string | null): string | null => tag && (tag.split('-')[0] ?? tag);
