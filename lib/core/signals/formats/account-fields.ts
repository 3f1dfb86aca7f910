import { accountTierSchema } from '../../scopes/scope-body';
import { count } from '../signal-parts';
import { type JsonObject, textOf } from './loose-json';
import { atPath } from './person-fields';

export type AccountNames = Partial<
  Record<'name' | 'domain' | 'industry' | 'region' | 'employees' | 'tier', readonly string[]>
>;
export type StatedAccount = {
  externalId: string;
  name?: string;
  domain?: string;
  industry?: string;
  region?: string;
  employees?: number;
  tier?: string;
};

const upTo = (max: number) => (value: unknown) => {
  const text = textOf(value);
  return text !== null && text.length <= max ? text : null;
};
const readers = {
  name: upTo(200),
  domain: domainOf,
  industry: upTo(100),
  region: upTo(100),
  employees: (value: unknown) => {
    const text = textOf(value);
    const number = text === null ? null : count.safeParse(Number(text));
    return number?.success ? number.data : null;
  },
  tier: (value: unknown) => accountTierSchema.safeParse(value).data ?? null,
};

/** The fields of a company among what a source says, and the paths they were taken from; what is not valid stays for the traits. */
export function readAccountFields(
  stated: JsonObject,
  names: AccountNames,
): { fields: Omit<StatedAccount, 'externalId'>; taken: Set<string> } {
  const found: [string, string | number][] = [];
  const taken = new Set<string>();
  for (const field of Object.keys(readers) as (keyof typeof readers)[])
    for (const path of names[field] ?? []) {
      const value = readers[field](atPath(stated, path));
      if (value === null) continue;
      found.push([field, value]);
      taken.add(path);
      break;
    }
  return { fields: Object.fromEntries(found), taken };
}

/** The host of an address or a domain, without www. */
function domainOf(value: unknown): string | null {
  const host = /^(?:https?:\/\/)?(?:www\.)?([^\s/:?#@]+\.[^\s/:?#@.]+)(?:[/:?#]|$)/i.exec(
    textOf(value) ?? '',
  )?.[1];
  return host && host.length <= 253 ? host.toLowerCase() : null;
}
