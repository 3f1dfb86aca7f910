import { coversName, type ScopeBody } from './scope-body';

/** The parts of a scope that name what may be touched; limits, hours and ends grant nothing by themselves. */
export const grantFields = [
  'kinds',
  'channels',
  'connections',
  'adAccounts',
  'campaigns',
  'accountTiers',
  'segments',
  'regions',
  'languages',
  'seniorities',
] as const;
export type GrantField = (typeof grantFields)[number];
/** One granted thing; `*` stands for all there are. */
export type Grant = { field: GrantField; item: string };

const isGrantField = (text: string): text is GrantField => grantFields.some((field) => field === text);

/** Everything a scope grants, part by part. */
export const grantsOf = (body: ScopeBody): Grant[] =>
  grantFields.flatMap((field) => {
    const list = body[field];
    return list === 'all' ? [{ field, item: '*' }] : [...new Set(list)].map((item) => ({ field, item }));
  });

/** The scope with these parts taken away; an "all" that is taken away leaves nothing. It only ever narrows. */
export function withoutGrants(body: ScopeBody, grants: readonly Grant[]): ScopeBody {
  const rest = (field: GrantField): 'all' | string[] => {
    const list = body[field];
    const gone = grants.filter((grant) => grant.field === field).map((grant) => grant.item);
    if (list === 'all') return gone.includes('*') ? [] : 'all';
    return list.filter((item) => !gone.includes(item));
  };
  const kept = <T extends string>(field: GrantField, list: readonly T[]): T[] =>
    list.filter((item) => rest(field).includes(item));
  const kinds = kept('kinds', body.kinds);
  return {
    ...body,
    kinds,
    channels: kept('channels', body.channels),
    connections: rest('connections'),
    adAccounts: rest('adAccounts'),
    campaigns: rest('campaigns'),
    accountTiers: kept('accountTiers', body.accountTiers),
    segments: kept('segments', body.segments),
    regions: rest('regions'),
    languages: rest('languages'),
    seniorities: kept('seniorities', body.seniorities),
    kindExpiresAt: Object.fromEntries(
      Object.entries(body.kindExpiresAt).filter(([kind]) => kinds.some((each) => each === kind)),
    ),
  };
}

/** What one or more actions of an agent touched: values of each part, where they are known. */
export type Touched = Record<GrantField, readonly (string | null)[]>;

/** Whether what was touched made use of a granted part. What is not known of a target makes use of "all" alone. */
export const usesGrant = ({ field, item }: Grant, touched: Touched): boolean =>
  item === '*'
    ? touched[field].length > 0
    : touched[field].some((value) => coversName([item], field === 'languages' ? primary(value) : value));

const primary = (tag: string | null): string | null => tag && (tag.split('-')[0] ?? tag);

/** A grant as an address carries it: `kinds:ads.campaign.pause`. */
export const grantText = ({ field, item }: Grant): string => `${field}:${item}`;

/** Reads what `grantText` wrote; null for what is none. */
export function readGrant(text: string): Grant | null {
  const at = text.indexOf(':');
  const field = text.slice(0, Math.max(at, 0));
  return at > 0 && isGrantField(field) ? { field, item: text.slice(at + 1) } : null;
}

/**
 * Since when each granted part has been granted without a break. `versions` are the scopes that were in force, oldest first, the
 * last one being in force now.
 */
export function grantedSince(
  versions: readonly { body: ScopeBody; since: Date }[],
): { grant: Grant; since: Date }[] {
  const inForce = versions.at(-1);
  if (!inForce) return [];
  return grantsOf(inForce.body).map((grant) => {
    const lacking = versions.findLastIndex(({ body }) => !grants(body, grant));
    return { grant, since: (versions[lacking + 1] ?? inForce).since };
  });
}

const grants = (body: ScopeBody, { field, item }: Grant): boolean => {
  const list = body[field];
  return list === 'all' || (item !== '*' && list.some((each) => each === item));
};
